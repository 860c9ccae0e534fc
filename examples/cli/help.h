// How --help looks.
#ifndef PANVEIL_EXAMPLES_CLI_HELP_H_
#define PANVEIL_EXAMPLES_CLI_HELP_H_

#include <CLI/CLI.hpp>
#include <string>

namespace panveil::cli {

// Commands before options, short options before long ones, one blank line between groups.
class HelpFormatter : public CLI::Formatter {
 public:
  // `columns` is where descriptions start.
  explicit HelpFormatter(std::size_t columns);
  std::string make_help(const CLI::App* app, std::string name,
                        CLI::AppFormatMode mode) const override;
  std::string make_usage(const CLI::App* app, std::string name) const override;
  std::string make_option_usage(const CLI::Option* option) const override;
  std::string make_option_name(const CLI::Option* option, bool is_positional) const override;
  std::string make_option_opts(const CLI::Option* option) const override;
};

}  // namespace panveil::cli

#endif  // PANVEIL_EXAMPLES_CLI_HELP_H_
