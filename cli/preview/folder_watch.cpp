// A watch a folder; files are covered by the folder they are in.
#include "cli/preview/folder_watch.h"

#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>

namespace muster {

namespace {

constexpr std::uint32_t kChanges = IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ATTRIB;
constexpr std::chrono::milliseconds kCalm{15};

}  // namespace

Result<std::unique_ptr<FolderWatch>> FolderWatch::open(const std::vector<std::string>& folders) {
  const int descriptor = ::inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
  if (descriptor < 0) return Failure{"cannot watch for changes", "", errno};
  std::unique_ptr<FolderWatch> watch(new FolderWatch(descriptor));
  for (const std::string& folder : folders)
    if (Result<void> added = watch->add_tree(folder); !added) return added.failure();
  return watch;
}

FolderWatch::~FolderWatch() { ::close(descriptor_); }

Result<void> FolderWatch::add_tree(const std::string& folder) {
  const int number = ::inotify_add_watch(descriptor_, folder.c_str(), kChanges);
  if (number < 0) return Failure{"cannot watch the folder for changes", folder, errno};
  folders_[number] = folder;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (!entry.is_directory(error) || entry.is_symlink(error)) continue;
    if (Result<void> added = add_tree(entry.path().string()); !added) return added;
  }
  return {};
}

bool FolderWatch::wait(std::chrono::milliseconds patience) {
  if (!read_events(patience)) return false;
  while (read_events(kCalm)) continue;
  return true;
}

bool FolderWatch::read_events(std::chrono::milliseconds patience) {
  pollfd waiting{descriptor_, POLLIN, 0};
  if (::poll(&waiting, 1, static_cast<int>(patience.count())) <= 0) return false;
  alignas(inotify_event) std::array<char, 16384> buffer{};
  const ssize_t length = ::read(descriptor_, buffer.data(), buffer.size());
  for (ssize_t at = 0; at < length;) {
    inotify_event event{};
    std::memcpy(&event, buffer.data() + at, sizeof event);
    const std::string name = event.len > 0 ? buffer.data() + at + sizeof event : "";
    at += static_cast<ssize_t>(sizeof event + event.len);
    const bool new_folder = (event.mask & IN_ISDIR) != 0 && (event.mask & (IN_CREATE | IN_MOVED_TO)) != 0;
    const auto parent = folders_.find(event.wd);
    // A folder that is gone again by now needs no watch.
    if (new_folder && parent != folders_.end()) static_cast<void>(add_tree(parent->second + "/" + name).has_value());
  }
  return length > 0;
}

}  // namespace muster
