// muster keygen and muster verify: the key that signs roster statements, and a check of one without a server.
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <iostream>
#include <iterator>
#include <memory>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "core/files/disk_files.h"
#include "core/statement/roster_statement.h"

namespace muster {

namespace {

constexpr int kNotGenuine = 1;

struct VerifyFlags {
  std::string file;
  std::string keys;
};

// In a new file that only its owner can read. One that is there already may be the only copy of a key.
Result<void> write_secret(const std::string& path, std::string_view text) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0 && errno == EEXIST)
    return Failure{"there is a file already, and a key that is lost cannot be made again; name another file", path, 0};
  if (file < 0) return Failure{"cannot create the key file", path, errno};
  const bool is_written =
      ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && ::fsync(file) == 0;
  const int why = errno;
  ::close(file);
  if (is_written) return {};
  ::unlink(path.c_str());
  return Failure{"cannot write the key file", path, why};
}

int run_keygen(const std::string& path) {
  const StatementKeys keys = StatementKeys::generate();
  if (const Result<void> written = write_secret(path, keys.secret_text()); !written) {
    print_failure(written.failure(), OutputFormat::kText);
    return kEnvironmentFailed;
  }
  fmt::print("{} holds the secret key; keep a copy where nobody else can read it\n{}", path, keys.public_text());
  return kSuccess;
}

Result<std::string> read_text(const std::string& path) {
  if (path == "-") return std::string(std::istreambuf_iterator<char>(std::cin), {});
  DiskFiles files;
  return files.read(path);
}

Result<StatementKeys> read_keys(const std::string& path) {
  const Result<std::string> text = read_text(path);
  if (!text) return text.failure();
  return StatementKeys::read(*text, path);
}

void print_statement(const RosterStatement& statement) {
  fmt::print("genuine\nname: {}\ndesignations: {}\ncity: {}\nroster as of: {}\nchecked at: {}\nissued by: {}\n",
             statement.name, statement.designations, statement.city, statement.as_of, statement.checked_at,
             statement.issuer);
}

int run_verify(const VerifyFlags& flags) {
  const Result<StatementKeys> keys = read_keys(flags.keys);
  const Result<std::string> text = keys ? read_text(flags.file) : Result<std::string>(keys.failure());
  if (!text) {
    print_failure(text.failure(), OutputFormat::kText);
    return kEnvironmentFailed;
  }
  const CheckedStatement checked = check_statement(*text, *keys);
  switch (checked.verdict) {
    case StatementVerdict::kGenuine: print_statement(checked.statement); return kSuccess;
    case StatementVerdict::kNotGenuine: fmt::print("not genuine: none of these keys signed these words\n"); break;
    case StatementVerdict::kNoStatement:
      fmt::print("no statement: it must go from \"ROSTER STATEMENT\" to the signature\n");
      break;
  }
  return kNotGenuine;
}

}  // namespace

void add_keygen_command(CLI::App& app, int& exit_code) {
  CLI::App* command = app.add_subcommand("keygen", "Make the key that signs roster statements");
  const auto path = std::make_shared<std::string>();
  command->add_option("file", *path, "Where to put it; must not exist")->required();
  command->callback([path, &exit_code] { exit_code = run_keygen(*path); });
}

void add_verify_command(CLI::App& app, int& exit_code) {
  CLI::App* command = app.add_subcommand("verify", "Tell whether a roster statement is genuine: exit status 0, else 1");
  const auto flags = std::make_shared<VerifyFlags>();
  command->add_option("file", flags->file, "The statement; - reads standard input")->required();
  command->add_option("--keys", flags->keys, "A key file, or what a site has at /.well-known/roster-keys.txt")
      ->required();
  command->callback([flags, &exit_code] { exit_code = run_verify(*flags); });
}

}  // namespace muster
