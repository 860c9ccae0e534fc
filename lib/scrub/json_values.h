// Values of digits in JSON: which of them are of interest, without reading it.
#ifndef PANVEIL_SCRUB_JSON_VALUES_H_
#define PANVEIL_SCRUB_JSON_VALUES_H_

#include <cstddef>
#include <string_view>

#include "base/byte_span.h"
#include "card/field_name.h"
#include "policy/field_rules.h"
#include "scan/json_masks.h"
#include "scrub/column.h"
#include "scrub/spread.h"

namespace panveil::scrub {

// Goes over them from left to right.
class JsonValues {
 public:
  // Both must outlive the calls.
  JsonValues(std::string_view json, const policy::FieldRules& fields) noexcept
      : json_(json), fields_(fields) {}

  // Looks at the values that end in the first `count` rows of `masks`, the first of which is at
  // `at`. True when one may hold what only reading all tells: a code in an array, a piece of a card
  // that is spread over values. No more need be taken then.
  [[nodiscard]] bool Take(const scan::JsonMasks& masks, std::size_t count, std::size_t at) noexcept;

  // Whether some item of an array may be a code or date, or a card number by the head of a table.
  [[nodiscard]] bool in_array() const noexcept { return in_array_; }

  // Values that may be codes or dates by the names of their fields: see JsonSurvey::fields.
  [[nodiscard]] base::ByteSpan fields() const noexcept { return in_fields_; }

 private:
  // Whether the value that ends before `end` is, with those before it, of interest. `digits`: so
  // many digits are the end of it; if it is a whole row of them, or more.
  bool Look(std::size_t end, std::size_t digits) noexcept;
  // Adds a value to those of fields() if the name says more. Whether it goes then, wherever it
  // stands: it is no piece of a card.
  bool AddNamed(base::ByteSpan name, base::ByteSpan value) noexcept;
  std::size_t SkipBlanksBefore(std::size_t at) const noexcept;
  // The name whose colon is at `colon`; empty when no quotes are before it.
  base::ByteSpan NameBefore(std::size_t colon) const noexcept;
  // Where what stands before a name ends.
  std::size_t BeforeName(base::ByteSpan name) const noexcept;
  // What a name says of a short value: that it may be a code or date, or that it takes reading to
  // tell; or nothing, as the name around may.
  enum class Says { kNothing, kMore, kAsAround };
  // `of`: what it says by itself.
  Says WhatSays(base::ByteSpan name, card::FieldKind* of) const noexcept;
  // Whether it says more, or one around may. Sets what it says by itself.
  bool SaysMore(base::ByteSpan name, card::FieldKind* of) const noexcept;
  // Whether the digits before `end`, with whatever may stand among them, are all that is in a field
  // for a code or date: a string, or a number with a sign or fraction.
  bool IsInField(std::size_t end) noexcept;
  // Whether digits end the item before the comma that ends before `at`, those of a card, the date
  // of which comes next; or the one before that, if a string is between: then the code is next.
  bool IsBehindCard(std::size_t at) const noexcept;
  // Whether the string of digits and joiners that begins at `begin` is of digits in groups, and
  // goes on with a row of values to digits enough for a card: ["4111 1111","1111 1111"]. `before`
  // ends what stands before it, or the colon behind its name.
  bool IsGroupsInRow(std::size_t before, std::size_t begin) noexcept;
  // Whether the string of digits and joiners [begin, end) is a card number by its name.
  bool IsWidePan(std::size_t begin, std::size_t end) const noexcept;
  // Whether a field that says nothing by its name may be all that a field for a code or date holds:
  // {"cvv":{"n":"123"}}.
  bool IsWrapped(base::ByteSpan name) const noexcept;
  // Whether the object or array that begins at `at` has a name that says more of what is in it, or
  // may be in one that has.
  bool SaysMoreBefore(std::size_t at) const noexcept;
  // Whether the item that `before` ends in front of is the first of an array of that kind, which
  // decides of the others. Few numbers are items: kept out of the loop.
  bool IsItemOfField(std::size_t before) noexcept;
  // Where what stands before a value and its name ends. `before` ends what stands before the value.
  std::size_t BeforeNamed(std::size_t before) const noexcept;
  // Whether what stands before the comma that ends before `at` is the last of the row of values.
  bool GoesOn(std::size_t at) const noexcept;
  // An empty string, whose second quote is at `end`, parts no others. `before` ends what stands
  // before it, or the colon behind its name.
  void PassEmpty(std::size_t before, std::size_t end) noexcept;
  // Whether the string that ends before the quote at `end` is the name of a field.
  bool IsName(std::size_t end) const noexcept;
  // Counts the digits in a row of values; `before` ends what stands before this one and its name.
  bool Chain(std::size_t before, base::ByteSpan value, const SpreadPiece& piece) noexcept;

  std::string_view json_;
  const policy::FieldRules& fields_;
  std::size_t last_end_ = std::string_view::npos;
  std::size_t floor_ = 0;
  std::size_t digits_ = 0;
  std::size_t groups_ = 0;
  std::size_t values_ = 0;
  ColumnCount columns_;
  bool in_array_ = false;
  base::ByteSpan in_fields_;
};

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_JSON_VALUES_H_
