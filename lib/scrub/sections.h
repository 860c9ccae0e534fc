// Cuts a payload into sections, by the batch call and in a stream alike, and scrubs each.
//
// A section is
//   - an event (event_ends.h), which is a payload by itself: nothing that is found goes from one to
//     the next;
//   - of an event that is longer than Engine::section_bytes(), what comes up to a cut between two
//     values (json_cut.h), with brackets and names around it of what is open there;
//   - of a value that is longer, a piece of it with so much text before and behind it as the rules
//     look at, of which only the middle goes out;
//   - of a form, what comes up to a cut before a field (form_cut.h) or, of a longer one, in it,
//     with so much before and behind it as the rules look at, of which only the middle goes out;
//   - of HTML and XML the same, behind a tag (markup_cut.h), with start tags of what is open there;
//   - of base64 the same, between groups of four (base64_cut.h);
//   - of multipart the same, before a boundary (multipart_cut.h); of a part that is longer, what
//     its kind says;
//   - of what is longer and cannot be cut so, such as what is no JSON, the same, as text.
#ifndef PANVEIL_SCRUB_SECTIONS_H_
#define PANVEIL_SCRUB_SECTIONS_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "panveil/options.h"
#include "panveil/scrubber.h"
#include "payload/multipart_reader.h"
#include "scrub/engine.h"
#include "scrub/event_ends.h"
#include "scrub/json_cut.h"
#include "scrub/multipart_cut.h"
#include "scrub/scrub_payload.h"
#include "scrub/section.h"
#include "scrub/workspace.h"

namespace panveil::scrub {

// Texts have a stream of their own. All is scrubbed whole when the merchant has patterns, which may
// match any length.
[[nodiscard]] inline bool HasSections(const Engine& engine, PayloadKind kind) noexcept {
  return kind != PayloadKind::kText && kind != PayloadKind::kAuto && engine.patterns() == nullptr;
}

class Sections {
 public:
  // REQUIRES: HasSections(engine, kind). `guessed`: nobody said that the payload is of that kind.
  Sections(const Engine& engine, PayloadKind kind, bool guessed) noexcept
      : engine_(engine),
        whole_kind_(kind),
        whole_guessed_(guessed),
        kind_(kind),
        guessed_(guessed),
        ends_(kind) {}
  ~Sections();
  Sections(const Sections&) = delete;
  Sections& operator=(const Sections&) = delete;

  // For another payload.
  void Reset() noexcept;

  struct Piece {
    std::size_t taken = 0;  // 0: no section is there yet
    std::string_view text;  // what became of it
    ScrubStatus status = ScrubStatus::kOk;
  };
  // Scrubs the section at the front of `text`, which are the bytes of the payload behind those that
  // were taken; with `last` up to its end. REQUIRES: bytes do not change until they are taken;
  // StartPayload() was true.
  [[nodiscard]] Piece Next(std::string_view text, bool last, Workspace& workspace) noexcept;

 private:
  static constexpr std::size_t kMostNameBytes = 128;
  // Text before and behind a piece of a value: no rule looks further, but from number to number.
  static constexpr std::size_t kMostContext = 8192;
  static constexpr std::size_t kMostLead =
      kMostContext + (payload::JsonReader::kMostLevels + 2) * (2 * kMostNameBytes + 16);
  // The same for this engine.
  [[nodiscard]] std::size_t most_context() const noexcept {
    return std::min(kMostContext, engine_.section_bytes() / 4);
  }

  // The same of what is no part of multipart that is read by itself, and of one.
  [[nodiscard]] Piece NextOfWhole(std::string_view text, bool last, Workspace& workspace) noexcept;
  [[nodiscard]] Piece NextOfPart(std::string_view text, bool last, Workspace& workspace) noexcept;
  void StartPart(PayloadKind kind, bool guessed) noexcept;
  void EndPart() noexcept;
  // What is there of an event; `last`: to its end; `more`: it is longer than a section.
  [[nodiscard]] Piece NextIn(std::string_view window, bool last, bool more,
                             Workspace& workspace) noexcept;
  [[nodiscard]] Piece TakePart(std::string_view window, Workspace& workspace) noexcept;
  [[nodiscard]] Piece TakeToCut(std::string_view window, Section& section, JsonCut& cut,
                                Workspace& workspace) noexcept;
  [[nodiscard]] Piece TakeOfString(std::string_view window, Section& section, const JsonCut& cut,
                                   Workspace& workspace) noexcept;
  [[nodiscard]] Piece TakeRaw(std::string_view window, Section& section,
                              Workspace& workspace) noexcept;
  [[nodiscard]] Piece TakeOfForm(std::string_view window, Section& section,
                                 Workspace& workspace) noexcept;
  [[nodiscard]] Piece TakeOfMarkup(std::string_view window, Section& section,
                                   Workspace& workspace) noexcept;
  [[nodiscard]] Piece TakeOfBase64(std::string_view window, Section& section,
                                   Workspace& workspace) noexcept;
  [[nodiscard]] Piece TakeOfMultipart(std::string_view window, Section& section,
                                      Workspace& workspace) noexcept;
  // Scrubs `bytes`, whole events, behind the lead.
  [[nodiscard]] Piece ScrubEvents(std::string_view bytes, Workspace& workspace,
                                  bool& settled) noexcept;
  // Takes the events at the front of `window` together, when each becomes the same by itself.
  // Nothing is taken else.
  [[nodiscard]] Piece TakeEvents(std::string_view window, Workspace& workspace) noexcept;
  void StartEvent() noexcept;
  // Scrubs text[section.counts]: the bytes that stand there are `bytes`, but for the lead.
  [[nodiscard]] Piece Scrub(const Section& section, std::string_view bytes, Workspace& workspace,
                            bool* settled = nullptr) noexcept;
  // The lead and `bytes`, in the workspace with room behind them; without text when memory ran out.
  [[nodiscard]] Section Join(std::string_view bytes, Workspace& workspace) noexcept;

  // Closes what is open at the cut, at `out`; returns how many bytes that takes. `card_beside`:
  // with a field that says that those beside it are of a card, in the inmost object.
  static std::size_t WriteBack(const JsonCut& cut, bool card_beside, char* out) noexcept;
  // The lead of what comes behind a cut, whose names are in `text`. `string`: it is in one.
  void StartLead(const JsonCut& cut, std::string_view text, bool string) noexcept;
  void AddToLead(std::string_view bytes) noexcept;
  void AddName(std::string_view name) noexcept;
  // Itself, or `otherwise` for one in which something may be found: that is none to be repeated.
  [[nodiscard]] std::string_view PlainName(std::string_view name,
                                           std::string_view otherwise) const noexcept;
  // What is put before what comes behind the cut, of which `all` are the bytes.
  void StartMultipartLead(const MultipartCut& cut, std::string_view all) noexcept;
  // A line with the boundary; and one with the last.
  void AddBoundary() noexcept;
  std::size_t WriteLastBoundary(char* out) const noexcept;
  // A start tag without its '>'.
  void AddElement(std::string_view name, std::string_view field, bool raw) noexcept;
  void Took(std::size_t bytes) noexcept;

  const Engine& engine_;
  PayloadKind whole_kind_;
  bool whole_guessed_;
  // Of multipart, what was said of the last boundary, and of a part that is read by itself.
  std::size_t boundary_size_ = 0;
  std::array<char, payload::kMostBoundaryBytes> boundary_;
  bool in_part_ = false;
  PartLine part_line_;
  std::size_t part_size_ = 0;
  std::array<char, kMostNameBytes> part_;  // its name
  PayloadKind kind_;
  bool guessed_;
  EventEnds ends_;
  std::size_t looked_to_ = 0;  // bytes not taken that ends_ has seen
  std::size_t event_end_ = 0;  // among these; 0: none is known
  std::size_t apart_ = 0;      // bytes not taken, of events that have to be taken one by one
  std::size_t before_ = 0;     // bytes taken
  bool raw_ = false;           // amid what cannot be cut but as text
  std::size_t read_from_ = 0;  // as of Section
  std::size_t levels_ = 0;
  std::array<std::size_t, payload::JsonReader::kMostLevels> index_{};
  std::size_t lead_size_ = 0;
  std::size_t used_ = 0;  // bytes of lead_ that were ever written
  std::array<char, kMostLead> lead_;
};

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_SECTIONS_H_
