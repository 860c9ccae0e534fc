#include "help.h"

namespace panveil::cli {
namespace {

void ReplaceAll(std::string& text, const std::string& from, const std::string& to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos;) {
    text.replace(at, from.size(), to);
  }
}

}  // namespace

HelpFormatter::HelpFormatter(std::size_t columns) {
  column_width(columns);
  label("Positionals", "Files");
}

std::string HelpFormatter::make_help(const CLI::App* app, std::string name,
                                     CLI::AppFormatMode mode) const {
  std::string text = make_description(app) + make_usage(app, std::move(name)) +
                     make_positionals(app) + make_subcommands(app, mode) + make_groups(app, mode) +
                     "\n" + make_footer(app);
  ReplaceAll(text, "\n\n\n", "\n\n");
  return text;
}

std::string HelpFormatter::make_usage(const CLI::App* app, std::string name) const {
  if (app->get_parent() == nullptr) return "\nUsage: panveil COMMAND [OPTION...] [FILE...]\n";
  std::string usage = CLI::Formatter::make_usage(app, std::move(name));
  ReplaceAll(usage, "[OPTIONS]", "[OPTION...]");
  return "\n" + usage;
}

std::string HelpFormatter::make_option_usage(const CLI::Option* option) const {
  const std::string name = CLI::Formatter::make_option_name(option, true);
  return option->get_required() ? name : "[" + name + "...]";
}

std::string HelpFormatter::make_option_name(const CLI::Option* option, bool is_positional) const {
  std::string name = CLI::Formatter::make_option_name(option, is_positional);
  // One that also has a name says FILE itself, as that option's value.
  if (is_positional) return option->get_lnames().empty() ? name : std::string();
  ReplaceAll(name, ",--", ", --");
  return name.compare(0, 2, "--") == 0 ? "    " + name : name;
}

// Which options exclude each other their descriptions say.
std::string HelpFormatter::make_option_opts(const CLI::Option* option) const {
  const std::string opts = CLI::Formatter::make_option_opts(option);
  return opts.substr(0, opts.find(" Excludes:"));
}

}  // namespace panveil::cli
