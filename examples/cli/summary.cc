#include "summary.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

namespace panveil::cli {
namespace {

// "visa 12, amex 3": most frequent first.
std::string Join(const std::map<std::string, std::size_t>& counts) {
  std::vector<std::pair<std::string, std::size_t>> sorted(counts.begin(), counts.end());
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string text;
  for (const auto& [name, count] : sorted) {
    text += (text.empty() ? "" : ", ") + name + " " + std::to_string(count);
  }
  return text;
}

std::string Duration(double nanoseconds) {
  const char* const units[] = {"ns", "us", "ms", "s"};
  std::size_t unit = 0;
  for (; unit < 3 && nanoseconds >= 1000; ++unit) nanoseconds /= 1000;
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.3g %s", nanoseconds, units[unit]);
  return text.data();
}

std::string Row(const char* name, const std::string& value) {
  std::string row = std::string("  ") + name;
  row.resize(12, ' ');
  return row + value + "\n";
}

std::string CountAndNames(std::size_t count, const std::map<std::string, std::size_t>& names) {
  return std::to_string(count) + (names.empty() ? "" : " (" + Join(names) + ")");
}

}  // namespace

void Summary::Add(const Result& result, std::size_t bytes, std::chrono::nanoseconds time,
                  const std::vector<CustomPattern>& patterns) {
  AddRecord(bytes, time);
  unlisted_ += result.findings_total - result.findings.size();
  for (const Finding& finding : result.findings) AddFinding(finding, patterns);
}

void Summary::AddRecord(std::size_t bytes, std::chrono::nanoseconds time) {
  ++records_;
  bytes_ += bytes;
  time_ += time;
}

void Summary::AddFinding(const Finding& finding, const std::vector<CustomPattern>& patterns) {
  ++actions_[std::string(ActionName(finding.action))];
  if (finding.kind == FindingKind::kCustom) {
    ++patterns_[patterns.at(finding.pattern).name];
  } else if (finding.kind == FindingKind::kPan) {
    ++cards_;
    ++brands_[std::string(BrandName(finding.brand))];
  } else {
    ++companions_[std::string(FindingKindName(finding.kind))];
  }
}

std::string Summary::Text(std::string_view kernel) const {
  std::string text = Row("records", std::to_string(records_)) +
                     Row("bytes", std::to_string(bytes_)) +
                     Row("cards", CountAndNames(cards_, brands_));
  if (!companions_.empty()) text += Row("with them", Join(companions_));
  if (!patterns_.empty()) text += Row("patterns", Join(patterns_));
  if (!actions_.empty()) text += Row("actions", Join(actions_));
  if (unlisted_ != 0) text += Row("and", std::to_string(unlisted_) + " more, not told apart here");
  text += Row("kernel", std::string(kernel));
  const auto total = static_cast<double>(time_.count());
  const auto records = static_cast<double>(std::max<std::size_t>(records_, 1));
  return text +
         Row("time", Duration(total / records) + " a record, " + Duration(total) + " in all");
}

}  // namespace panveil::cli
