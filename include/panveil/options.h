// Options of a Scrubber. Every default is the recommended value.
#ifndef PANVEIL_OPTIONS_H_
#define PANVEIL_OPTIONS_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "panveil/finding.h"

namespace panveil {

class Keyring;  // keyring.h

// What the bytes given to Scrub() are. Values of a payload are decoded, each is scrubbed as a text
// of its own, or as the payload that it looks like; base64 amid it (a data: URL, credentials, a
// part of a JWT, whose signature then no longer holds) is decoded, too. What replaces a card is
// written back in the encoding found: JSON stays JSON, and a number in it a number. Bytes that turn
// out to be of another kind are scrubbed as text, too. Compressed bytes (gzip, zstd, br) are not
// opened: nothing is found in them. NOTE: values are stable; kinds are added at the end.
enum class PayloadKind : std::uint8_t {
  kText = 0,  // plain text, UTF-8 or anything else; any bytes are valid; no base64 in it is read
  kJson = 1,  // JSON, or documents of it one after the other (NDJSON)
  kForm = 2,  // application/x-www-form-urlencoded, or the query of a URL
  kHtml = 3,  // HTML, a whole page or a piece
  kXml = 4,   // XML, SOAP
  kMultipart = 5,  // multipart/form-data and its relatives, from the first boundary on
  kBase64 = 6,     // base64 or base64url of any of these
  kFrames = 7,     // SSE; socket.io and engine.io packets
  kAuto = 8,       // what it looks like; amid a text of up to 1 MiB base64, escapes and tables are
                   // read
};

// How much evidence a number needs before it is a card.
enum class Sensitivity : std::uint8_t {
  // A number that an issuer could have issued (prefix, length) and that passes Luhn is a card,
  // unless it reads as something else (a UUID, a decimal fraction, a phone number). A miss is a
  // breach; a false hit costs one reversible token.
  kBalanced = 0,
  // Digits in one unbroken run also need a card word near, or an expiry after them. For text full
  // of long identifiers.
  kPrecise = 1,
  // Every window of 13 to 19 digits in any run, wherever it starts. For text that must be clean at
  // any price.
  kParanoid = 2,
};

// How a tokenized PAN is written. NOTE: values are part of stored policies; never renumber.
enum class TokenFormat : std::uint8_t {
  kLetters = 0,  // KQRT VCXM DWPH 1111: consonants, then the last four digits
  // 9302884177351111: digits that never pass Luhn, for numeric columns. Only a number in one piece
  // that has its field, line or payload to itself is written so; any other gets letters.
  kDigits = 1,
};

// Lets one number pass: a merchant's own number that happens to look like a card, or the test
// card of its documentation.
struct AllowRule {
  std::string iin;        // the first 6 to 8 digits
  std::string last_four;  // the last 4 digits
};

// A pattern of the merchant's own, such as a loyalty number. RE2 syntax, matched over the whole
// text. Numbers that are cards are found first; what is left of a match is replaced.
//
// Patterns run outside the microsecond budget: RE2 may allocate while it matches.
struct CustomPattern {
  std::string name;               // for reports, 1 to 64 of [A-Za-z0-9_.-]; unique
  std::string pattern;            // RE2 syntax, UTF-8; must not match the empty string
  Action action = Action::kMask;  // kMask or kRedact: both write '*' over every letter and digit
};

// What the values of a field are. NOTE: values are part of stored policies; never renumber.
enum class FieldMeaning : std::uint8_t {
  kNothing = 0,  // nothing of a card, whatever its name says: read as any text
  kPan = 1,
  kVerificationCode = 2,
  kExpiry = 3,
  kTrack = 4,
  kHolder = 5,
};

// A name of the merchant's own, beside those that are known: cardNumber, cc-exp, card[cvc], ...
struct FieldName {
  std::string name;  // as it is in payloads, but for case; 1 to 64 bytes, unique
  FieldMeaning meaning = FieldMeaning::kPan;
};

// Copied by Scrubber::Create(), so none of it need outlive that call.
struct ScrubberOptions {
  // ---- What is found

  Sensitivity sensitivity = Sensitivity::kBalanced;

  // PANs that pass untouched. Findings never hold a PAN, so neither does what `allow` sees. Called
  // on the scrubbing thread, must be thread-safe; if it throws, the card is scrubbed. In a payload
  // it sees the path of the field, as in Finding::path, and an offset that counts in the value;
  // what is read as text for want of its kind has no path, so a rule by paths must not allow an
  // empty one.
  std::vector<AllowRule> allow_rules;
  std::function<bool(const Finding&)> allow;

  // Needs a build with RE2.
  std::vector<CustomPattern> patterns;

  // Fields of payloads. Under the name of a PAN 12 to 19 digits are scrubbed though they fail Luhn,
  // under that of a verification code 3 or 4; an expiry date and track data go.
  std::vector<FieldName> field_names;
  bool scrub_holder_names = false;  // names of cardholders go, too

  // Only fields of payloads with such a path, if there are any of these, and none with such a one:
  //   events[].payload.message.content.text    [3] is one item of an array, [] any
  //   *.note  data.**                          * any one step, ** any number of them
  // The path of JSON in a string goes on from that string's. What is not of its kind is read as
  // text, all of it.
  std::vector<std::string> include_paths;
  std::vector<std::string> exclude_paths;

  // ---- What becomes of it

  Action action = Action::kTokenize;
  TokenFormat token_format = TokenFormat::kLetters;

  // The keys of the tokens. Absent: kTokenize masks instead.
  std::shared_ptr<const Keyring> keyring;

  // Equal cards get equal tokens only within one scope: a tenant, a region, a conversation. Any
  // bytes, at most 1024; the same text detokenizes.
  std::string scope;

  // ---- Limits

  // Longest input, in bytes; a longer one is refused whole: no text comes out.
  std::size_t max_input_bytes = std::size_t{1} << 30;

  // Findings kept for one Scrub() call. All are replaced; those beyond are counted, not kept.
  // REQUIRES: 1 <= max_findings <= 65536.
  std::size_t max_findings = 1024;

  // Payloads inside values of payloads, such as JSON in a JSON string, are read this deep; deeper
  // ones are text. REQUIRES: max_depth <= 16.
  std::size_t max_depth = 8;

  // ---- Speed

  // Which scan kernel runs: "scalar", "sse2", "sse42", "avx2", "avx512", "neon", "simd128"; empty
  // picks the best this machine has. All give the same result.
  std::string kernel;
};

}  // namespace panveil

#endif  // PANVEIL_OPTIONS_H_
