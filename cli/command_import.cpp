// muster import: an FAQ that exists elsewhere becomes a page of questions.
#include <fmt/format.h>

#include <filesystem>
#include <memory>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "cli/import/imported_faq.h"
#include "core/files/disk_files.h"
#include "generator/model/content_path.h"

namespace muster {

namespace {

struct ImportFlags {
  std::string file;
  std::string output;
};

int refuse(const std::string& message, const std::string& help) {
  fmt::print(stderr, "error: {}\n  = help: {}\n", message, help);
  return kContentHasErrors;
}

ImportedDocument read_document(const std::string& ending, const std::string& bytes) {
  if (ending == ".csv") return import_csv(bytes);
  if (ending == ".docx") return import_docx(bytes);
  return import_html(bytes);
}

int run_import(ImportFlags flags) {
  const std::filesystem::path path(flags.file);
  const std::string ending = path.extension().string();
  if (ending != ".html" && ending != ".htm" && ending != ".csv" && ending != ".docx") {
    refuse("muster import reads .html, .csv and .docx, not \"" + path.filename().string() + "\"",
           "save it as one of these");
    return kWrongUsage;
  }
  const std::string name = heading_anchor(path.stem().string());
  if (flags.output.empty())
    flags.output = join_path(content_folder("content"), "faq/" + (name.empty() ? "imported" : name) + ".md");
  DiskFiles files;
  const Result<std::string> bytes = files.read(flags.file);
  if (!bytes) {
    print_failure(bytes.failure(), OutputFormat::kText);
    return kEnvironmentFailed;
  }
  const ImportedDocument document = read_document(ending, *bytes);
  if (!document.error.empty())
    return refuse(flags.file + " cannot be imported: " + document.error, "nothing was written");
  const ImportedFaq faq = make_faq(document, path.stem().string());
  if (faq.questions == 0)
    return refuse(
        "there is no question in " + flags.file,
        "questions are headings, <dt>, <summary>, the first column of a CSV file, or bold lines that end with ?");
  if (std::filesystem::exists(flags.output))
    return refuse(flags.output + " is there already, and nothing was changed", "name another file with --output");
  const std::string folder = std::filesystem::path(flags.output).parent_path().string();
  const Result<void> made = folder.empty() ? Result<void>() : files.make_directories(folder);
  const Result<void> written = made ? files.write(flags.output, faq.markdown) : made;
  if (!written) {
    print_failure(written.failure(), OutputFormat::kText);
    return kEnvironmentFailed;
  }
  fmt::print("made {}: {}\n", flags.output, plural(faq.questions, "question"));
  for (const std::string& note : faq.notes) fmt::print("  {}\n", note);
  fmt::print("next: read it through, then muster check\n");
  return kSuccess;
}

}  // namespace

void add_import_command(CLI::App& app, int& exit_code) {
  CLI::App* command = app.add_subcommand("import", "Make a page of questions of an HTML, CSV or Word file");
  command->require_subcommand(1);
  CLI::App* faq = command->add_subcommand("faq", "Questions and answers");
  auto flags = std::make_shared<ImportFlags>();
  faq->add_option("file", flags->file, "The file: .html, .csv or .docx")->required();
  faq->add_option("--output", flags->output, "The page to make; content/faq/NAME.md unless stated");
  faq->callback([flags, &exit_code] { exit_code = run_import(*flags); });
}

}  // namespace muster
