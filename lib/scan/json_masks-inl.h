// Kernel::json_masks of every kernel, over its
//
//   uint64_t MarkRow(p, words, more_words, row)
//                                       sets what is known of each of 64 bytes by itself; bit i of
//                                       what it returns: letters that begin there may be a word of
//                                       one of the sets
//   uint64_t PrefixXor(mask)            bit i: whether an odd number of the bits 0 to i is set
//   size_t PopCount(mask)
//
// Included inside the kernel's target region, as masks-inl.h says.

// Bit i: bit i - kBy, of the row before where that is less than 0.
template <unsigned kBy>
inline std::uint64_t Later(std::uint64_t row, std::uint64_t before) {
  return row << kBy | before >> (64 - kBy);
}

// Bits of a row, and of the one before it, that are told step by step. What runs into the row
// before is not known there: the steps, 15 in all, never ask its highest bits for that.
struct Runs {
  std::uint64_t row;
  std::uint64_t before;
};

// Bit i: a run ends there that is longer by kBy than in `runs`, where it is at least as long.
template <unsigned kBy>
inline Runs Longer(const Runs& runs) {
  return {runs.row & Later<kBy>(runs.row, runs.before), runs.before & runs.before << kBy};
}

// Bit i: one of the bits i - kBy to i is set, or of as many more as in `runs`.
template <unsigned kBy>
inline Runs Wider(const Runs& runs) {
  return {runs.row | Later<kBy>(runs.row, runs.before), runs.before | runs.before << kBy};
}

// In a general register: g++ would put some together in a vector, at length, to store them.
inline std::uint64_t InRegister(std::uint64_t mask) {
  __asm__("" : "+r"(mask));
  return mask;
}

// What is known of the rows before they are told of.
struct MarkedRows {
  JsonMasks::Marks quotes;
  JsonMasks::Marks words;
  std::uint64_t high = 0;
  std::uint64_t escapes = 0;
};

// `r`: one more than of the row.
inline void AddRow(const ByteMasks& row, std::size_t r, MarkedRows* rows, JsonMasks* masks) {
  masks->digits[r] = InRegister(row.digits);
  masks->letters[r] = InRegister(row.letters);
  masks->joined[r] = InRegister(row.digits | row.joiners);
  masks->base64[r] = InRegister(row.base64);
  masks->mixed[r] = InRegister(row.mixed);
  rows->quotes[r - 1] = InRegister(row.quotes);
  rows->high |= row.high;
  rows->escapes |= row.escapes;
  // Before each byte there is an odd number of quotes, and one more in a row that begins in a
  // string.
  const std::uint64_t in_string = std::uint64_t{0} - (masks->strings[r - 1] >> 63);
  masks->strings[r] = InRegister(PrefixXor(row.quotes) ^ in_string);
}

inline void AddNoRow(std::size_t r, MarkedRows* rows, JsonMasks* masks) {
  const std::uint64_t none = InRegister(0);  // or g++ would clear each array by a loop of its own
  masks->digits[r] = masks->letters[r] = masks->joined[r] = none;
  masks->base64[r] = masks->mixed[r] = none;
  rows->quotes[r - 1] = rows->words[r - 1] = none;
  masks->strings[r] = InRegister(std::uint64_t{0} - (masks->strings[r - 1] >> 63));
}

// What follows from the masks. One loop over all rows that reads nothing that it writes: so the
// compiler puts several of them in a vector.
inline void Tell(const MarkedRows& rows, JsonMasks* masks, JsonMasks::Marks* words) {
  static_assert(JsonMasks::kLongJoined == 10 && JsonMasks::kLongBase64 == 16, "the steps below");
  std::uint64_t digits = 0;
  std::uint64_t malformed = 0;
  for (std::size_t i = 0; i < JsonMasks::kMostRows; ++i) {
    const std::size_t r = i + 1;
    const std::uint64_t numbers = masks->digits[r] & ~masks->strings[r];
    const std::uint64_t number_ends = Later<1>(numbers, masks->digits[i] & ~masks->strings[i]);
    const std::uint64_t behind_letters = Later<1>(masks->letters[r], masks->letters[i]);
    const std::uint64_t closing = rows.quotes[i] & ~masks->strings[r] & ~behind_letters;
    masks->ends[i] = closing | (number_ends & ~masks->digits[r]);
    malformed |= rows.quotes[i] & number_ends;
    digits |= masks->digits[r];
    const std::uint64_t word_begins = masks->letters[r] & ~behind_letters;
    (*words)[i] = rows.words[i] & word_begins;
    const Runs joined = Longer<4>(Longer<2>(Longer<1>({masks->joined[r], masks->joined[i]})));
    masks->long_joined[i] = Longer<2>(joined).row;
    const Runs base64 = Longer<4>(Longer<2>(Longer<1>({masks->base64[r], masks->base64[i]})));
    const Runs mixed = Wider<8>(Wider<4>(Wider<2>(Wider<1>({masks->mixed[r], masks->mixed[i]}))));
    masks->long_base64[i] = Longer<8>(base64).row & mixed.row;
  }
  masks->any_digits |= digits;
  masks->malformed |= malformed;
  masks->high |= rows.high;
  masks->escapes |= rows.escapes;
}

// Lists the bytes of the first `count` rows of `words`.
inline void List(const JsonMasks::Marks& words, std::size_t count, JsonMasks* masks) {
  constexpr std::uint64_t kTop = std::uint64_t{1} << 63;
  std::uint16_t* next = masks->words;
  for (std::size_t i = 0; i < count; ++i) {
    std::uint64_t left = words[i];
    std::uint16_t* at = next;
    next += PopCount(left);
    const auto list = [i, &left, &at] {
      // What is behind the last is written over.
      const auto bit = static_cast<std::size_t>(__builtin_ctzll(left | kTop));
      *at++ = static_cast<std::uint16_t>(i * JsonMasks::kRowBytes + bit);
      left = InRegister(left & (left - 1));
    };
    // Most rows have so many, or fewer.
    for (std::size_t k = 0; k < JsonMasks::kFewWords; ++k) list();
    while (left != 0) list();
  }
  masks->word_count = static_cast<std::size_t>(next - masks->words);
}

// The row at `p` is row r - 1.
inline void TakeRow(const char* p, std::size_t r, const WordSet& words, const WordSet& more_words,
                    MarkedRows* rows, JsonMasks* masks) {
  ByteMasks row;
  rows->words[r - 1] = InRegister(MarkRow(p, words, more_words, &row));
  AddRow(row, r, rows, masks);
}

void JsonMasksOf(const RowBytes& bytes, const WordSet& words, const WordSet& more_words,
                 JsonMasks* masks) noexcept {
  constexpr std::size_t kLast = JsonMasks::kMostRows;
  masks->digits[0] = masks->digits[kLast];
  masks->letters[0] = masks->letters[kLast];
  masks->strings[0] = masks->strings[kLast];
  masks->joined[0] = masks->joined[kLast];
  masks->base64[0] = masks->base64[kLast];
  masks->mixed[0] = masks->mixed[kLast];
  __attribute__((uninitialized)) MarkedRows rows;
  std::size_t r = 0;
  for (std::size_t i = 0; i < bytes.count; ++i) {
    TakeRow(bytes.rows + i * JsonMasks::kRowBytes, ++r, words, more_words, &rows, masks);
  }
  for (std::size_t i = 0; i < bytes.end_count; ++i) {
    TakeRow(bytes.end + i * JsonMasks::kRowBytes, ++r, words, more_words, &rows, masks);
  }
  const std::size_t count = r;
  while (r < kLast) AddNoRow(++r, &rows, masks);
  __attribute__((uninitialized)) JsonMasks::Marks word_begins;
  Tell(rows, masks, &word_begins);
  List(word_begins, count, masks);
}
