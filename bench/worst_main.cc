// panveil_worst: looks for the input that costs most a byte. kHelp is the manual.
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "climber.h"
#include "costly.h"
#include "counted.h"
#include "instructions.h"
#include "row.h"
#include "yardstick.h"

namespace panveil::bench {
namespace {

constexpr char kHelp[] = R"(Usage: panveil_worst [OPTION]...

Looks for the input that makes panveil work hardest a byte: a hill climber for each
of some suspects (digit words, look-alikes, cards in a row, escapes, ...), which
changes what is repeated, and now and then takes a piece of another's. What it
climbs by is instructions where the CPU counts them, else CPU time, the shortest of
several. What it ends with is counted exactly, by callgrind if that is installed.

  --seconds N     to search; 60 without it
  --seed N        of the changes; 1 without it. The same seed does not give the same
                  finds: times vary
  --kernel NAME   panveil's scan kernel; avx2 without it where there is one, since
                  callgrind runs no better one
  --top N         finds to print; 12 without it
  --help          print this

Prints the finds, made shorter, worst first: the cost of a byte, that over the cost
of a byte of clean chat, which suspect it was made of, and its kind, head, unit and
tail as C++ writes them. Those worth keeping belong in costly.cc, to be rows of the
benchmark.
Status: 0 done, 2 wrong arguments.
)";

constexpr std::size_t kTexts = 64;  // of clean chat, for the mean
constexpr std::uint64_t kCleanSeed = 20170926;

Corpus CleanTexts() { return CleanOfSize(kCostlySize, kTexts, kCleanSeed); }

// Mean cost of a byte of clean chat.
double CleanByte(Cost& cost) {
  const Corpus clean = CleanTexts();
  double sum = 0;
  for (const std::string& message : clean.messages) {
    sum += cost.Of(message, PayloadKind::kText, 7);
  }
  return sum / static_cast<double>(clean.bytes);
}

std::string Hex(std::string_view bytes) {
  constexpr char kHex[] = "0123456789abcdef";
  std::string text = "x";  // never an empty argument
  for (const char c : bytes) {
    text += kHex[static_cast<unsigned char>(c) >> 4];
    text += kHex[static_cast<unsigned char>(c) & 15];
  }
  return text;
}

std::string Unhex(std::string_view text) {
  std::string bytes;
  for (std::size_t i = 1; i + 1 < text.size(); i += 2) {
    const std::string two(text.substr(i, 2));
    bytes += static_cast<char>(std::strtoul(two.c_str(), nullptr, 16));
  }
  return bytes;
}

// As C++ writes it, in ASCII; every byte that is not printable in three octal digits, behind which
// any digit may stand.
std::string Quoted(std::string_view bytes) {
  std::string text;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      text += std::string("\\") + c;
    } else if (byte >= 0x20 && byte < 0x7F) {
      text += c;
    } else {
      char octal[5];
      std::snprintf(octal, sizeof(octal), "\\%03o", byte);
      text += octal;
    }
  }
  return "\"" + text + "\"";
}

// Under callgrind: the clean messages, then each text, in hex: kind, head, unit, tail.
void RunCounted(const std::string& kernel, const std::vector<std::string>& texts) {
  Cost cost(kernel);
  const auto count = [&](const Corpus& corpus, PayloadKind kind) {
    const auto shared = std::make_shared<const Corpus>(corpus);
    const Pass pass = MakePass(shared, [&cost, kind](const std::string& message) {
      Use(cost.scrubber().Scrub(message, kind, cost.scratch()).text.data());
    });
    pass(0, corpus.messages.size());
    PanveilCounted(pass, 0, corpus.messages.size());
  };
  count(CleanTexts(), PayloadKind::kText);
  for (std::size_t i = 0; i + 3 < texts.size(); i += 4) {
    const auto kind = static_cast<PayloadKind>(std::atoi(texts[i].c_str()));
    Corpus corpus;
    corpus.Add(Repeated({"", Unhex(texts[i + 2]), kind, Unhex(texts[i + 1]), Unhex(texts[i + 3])},
                        kCostlySize));
    count(corpus, kind);
  }
}

// Replaces times by instructions, where callgrind runs; returns those of a clean byte, or 0.
double CountExactly(const std::string& kernel, std::vector<Find>* finds) {
  char path[4096] = {};
  if (readlink("/proc/self/exe", path, sizeof(path) - 1) <= 0) return 0;
  std::vector<std::string> command = {path, "--kernel", kernel, "--counted"};
  for (const Find& find : *finds) {
    command.insert(command.end(), {std::to_string(static_cast<int>(find.text.kind)),
                                   Hex(find.text.head), Hex(find.text.unit), Hex(find.text.tail)});
  }
  const auto counts = CountUnderCallgrind(command);
  if (!counts || counts->size() != finds->size() + 1) return 0;
  for (std::size_t i = 0; i < finds->size(); ++i) {
    const auto size = static_cast<double>(Repeated((*finds)[i].text, kCostlySize).size());
    (*finds)[i].a_byte = static_cast<double>((*counts)[i + 1]) / size;
  }
  std::sort(finds->begin(), finds->end(),
            [](const Find& a, const Find& b) { return a.a_byte > b.a_byte; });
  return static_cast<double>((*counts)[0]) / (kTexts * static_cast<double>(kCostlySize));
}

std::string BestUnderCallgrind() {
  for (const std::string_view kernel : Scrubber::AvailableKernels()) {
    if (kernel != "avx512") return std::string(kernel);
  }
  return "scalar";
}

int Main(const std::vector<std::string>& arguments) {
  double seconds = 60;
  std::uint64_t seed = 1;
  std::size_t top = 12;
  std::string kernel = BestUnderCallgrind();
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    if (argument == "--help") {
      std::fputs(kHelp, stdout);
      return 0;
    }
    if (argument == "--counted") {
      RunCounted(kernel, {arguments.begin() + static_cast<std::ptrdiff_t>(i) + 1, arguments.end()});
      return 0;
    }
    const bool known = argument == "--seconds" || argument == "--seed" || argument == "--top" ||
                       argument == "--kernel";
    if (!known) Die("no such option: " + argument + "; see --help");
    if (++i == arguments.size()) Die(argument + " wants a value; see --help");
    if (argument == "--kernel") kernel = ParseKernels(arguments[i]).front();
    if (argument == "--seconds") seconds = std::atof(arguments[i].c_str());
    if (argument == "--seed") seed = std::strtoull(arguments[i].c_str(), nullptr, 10);
    if (argument == "--top") top = std::strtoull(arguments[i].c_str(), nullptr, 10);
  }

  Cost cost(kernel);
  std::vector<Find> finds = Search(cost, seconds, seed);
  finds.resize(std::min(finds.size(), std::max<std::size_t>(top, 1)));
  for (Find& find : finds) Shrink(cost, &find);
  std::string_view unit = cost.unit();
  double clean = CountExactly(kernel, &finds);
  if (clean != 0) {
    unit = "instructions";
  } else {
    clean = CleanByte(cost);
  }
  std::printf("kernel %s, %s a byte; clean chat: %.2f\n", kernel.c_str(), std::string(unit).c_str(),
              clean);
  for (const Find& find : finds) {
    std::printf("%9.1f  %6.1f x  %s: {%d, %s, %s, %s}\n", find.a_byte, find.a_byte / clean,
                find.text.name.c_str(), static_cast<int>(find.text.kind),
                Quoted(find.text.head).c_str(), Quoted(find.text.unit).c_str(),
                Quoted(find.text.tail).c_str());
  }
  return 0;
}

}  // namespace
}  // namespace panveil::bench

int main(int argc, char** argv) {
  return panveil::bench::Main(std::vector<std::string>(argv + 1, argv + argc));
}
