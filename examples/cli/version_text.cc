#include <optional>

#include "commands.h"
#include "panveil/scrubber.h"
#include "panveil/version.h"

namespace panveil::cli {

std::string VersionText() {
  ScrubberOptions options;
  options.action = Action::kMask;
  std::string error;
  const std::optional<Scrubber> scrubber = Scrubber::Create(options, &error);
  std::string text = "panveil " PANVEIL_VERSION_STRING "\nkernel in use: ";
  text += scrubber ? scrubber->kernel() : "none";
  text += "\nkernels available:";
  for (const std::string_view kernel : Scrubber::AvailableKernels()) {
    text += ' ';
    text += kernel;
  }
  return text;
}

}  // namespace panveil::cli
