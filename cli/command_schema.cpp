// muster schema: JSON Schemas by which editors complete and check what authors type.
#include <fmt/format.h>

#include <memory>

#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/schema_files.h"

namespace muster {

void add_schema_command(CLI::App& app, int& exit_code) {
  CLI::App* command = app.add_subcommand("schema", "Print the JSON Schema of site.yaml, front matter or members.json");
  auto name = std::make_shared<std::string>();
  command->add_option("name", *name, "site, front-matter or members")->required()->check([](const std::string& text) {
    const bool known = schema_files().contains("schemas/" + text + ".schema.json");
    return known ? std::string() : "write site, front-matter or members";
  });
  command->callback([name, &exit_code] {
    fmt::print("{}", schema_files().at("schemas/" + *name + ".schema.json"));
    exit_code = kSuccess;
  });
}

}  // namespace muster
