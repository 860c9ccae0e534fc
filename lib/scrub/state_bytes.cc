#include "scrub/state_bytes.h"

#include <algorithm>

#include "text/char_class.h"

namespace panveil::scrub {

namespace {

// Both walk over the same members in the same order (Members() below), so that they cannot differ.
// Numbers are little-endian, texts a length of two bytes and all the bytes they may have.
// NOTE: machines of one shop may run different versions. What changes here needs another version
// of the blob (token/sealed_state.h).

class Writer {
 public:
  explicit Writer(std::uint8_t* out) noexcept : out_(out) {}

  template <typename T>
  void Number(const T& value) noexcept {
    auto bits = static_cast<std::uint64_t>(value);
    for (std::size_t i = 0; i < sizeof(T); ++i, bits >>= 8) {
      *out_++ = static_cast<std::uint8_t>(bits & 0xFF);
    }
  }
  template <std::size_t kMost>
  void Text(const ShortText<kMost>& text) noexcept {
    Number(text.size);
    std::copy_n(text.bytes.begin(), text.size, out_);
    out_ += kMost;
  }

 private:
  std::uint8_t* out_;
};

class Reader {
 public:
  explicit Reader(const std::uint8_t* bytes) noexcept : bytes_(bytes) {}

  template <typename T>
  void Number(T& value) noexcept {
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < sizeof(T); ++i) bits |= std::uint64_t{*bytes_++} << (8 * i);
    value = static_cast<T>(bits);
  }
  template <std::size_t kMost>
  void Text(ShortText<kMost>& text) noexcept {
    Number(text.size);
    good_ = good_ && text.size <= kMost;
    if (!good_) text.size = 0;
    std::copy_n(bytes_, text.size, text.bytes.begin());
    bytes_ += kMost;
  }

  [[nodiscard]] bool good() const noexcept { return good_; }

 private:
  const std::uint8_t* bytes_;
  bool good_ = true;
};

// `state` is const for a Writer.
template <typename Archive, typename State>
void Members(Archive& archive, State& state) noexcept {
  archive.Number(state.messages);
  archive.Number(state.card_message);
  archive.Number(state.card_time);
  archive.Number(state.words_time);
  archive.Text(state.words);
  archive.Number(state.part_count);
  for (auto& part : state.parts) {
    archive.Number(part.message);
    archive.Number(part.time);
    archive.Number(part.offset);
    archive.Number(part.length);
    archive.Number(part.digits);
    archive.Number(part.trim);
    archive.Number(part.only_digits);
    archive.Number(part.card_word);
    archive.Number(part.id_word);
    archive.Text(part.id);
    archive.Text(part.text);
  }
  archive.Number(state.held_count);
  for (auto& held : state.held) {
    archive.Number(held.message);
    archive.Number(held.time);
    archive.Number(held.begin);
    archive.Number(held.size);
    archive.Text(held.id);
  }
  archive.Text(state.held_text);
}

// As many bytes as Members() walks over.
constexpr std::size_t BytesOfText(std::size_t most) { return sizeof(std::uint16_t) + most; }
constexpr std::size_t kPartBytes =
    2 * 8 + 2 * 4 + 5 + BytesOfText(kMostIdBytes) + BytesOfText(kMostPartBytes);
constexpr std::size_t kHeldBytes = 2 * 8 + 2 * 2 + BytesOfText(kMostIdBytes);
static_assert(6 * 8 + BytesOfText(kMostWordBytes) + kMostParts * kPartBytes +
                  kMostHeld * kHeldBytes + BytesOfText(kMostHeldBytes) <=
              kStateBytes);

bool IsPart(const Part& part, std::uint64_t messages) noexcept {
  const std::string_view text = part.text.view();
  const auto digits = std::count_if(text.begin(), text.end(), text::IsDigit);
  const bool plain = std::all_of(text.begin(), text.end(),
                                 [](char c) { return text::IsDigit(c) || text::IsJoiner(c); });
  return plain && digits == part.digits && digits > 0 && digits <= kMostPartDigits &&
         part.trim < part.digits && part.message > 0 && part.message <= messages;
}

bool IsHeld(const HeldMessage& held, const ConversationState& state) noexcept {
  return std::size_t{held.begin} + held.size <= state.held_text.size && held.message > 0 &&
         held.message <= state.messages;
}

bool IsState(const ConversationState& state) noexcept {
  return state.part_count <= kMostParts && state.held_count <= kMostHeld &&
         std::all_of(state.parts.begin(), state.parts.begin() + state.part_count,
                     [&state](const Part& part) { return IsPart(part, state.messages); }) &&
         std::all_of(state.held.begin(), state.held.begin() + state.held_count,
                     [&state](const HeldMessage& held) { return IsHeld(held, state); });
}

}  // namespace

void WriteState(const ConversationState& state, std::uint8_t* out) noexcept {
  std::fill_n(out, kStateBytes, std::uint8_t{0});
  Writer writer(out);
  Members(writer, state);
}

bool ReadState(const std::uint8_t* bytes, ConversationState& state) noexcept {
  Reader reader(bytes);
  Members(reader, state);
  if (reader.good() && IsState(state)) return true;
  state.Clear();
  return false;
}

}  // namespace panveil::scrub
