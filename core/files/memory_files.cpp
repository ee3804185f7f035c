// A map from path to node, under one lock.
#include "core/files/memory_files.h"

#include <cerrno>
#include <sstream>

namespace muster {

namespace {

std::string parent_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? std::string() : path.substr(0, slash);
}

}  // namespace

void MemoryFiles::fail_at(const std::string& path, int error_number) {
  const std::lock_guard lock(mutex_);
  failures_[path] = error_number;
}

void MemoryFiles::fail_after(std::size_t count, int error_number) {
  const std::lock_guard lock(mutex_);
  failing_operation_ = operations_ + count;
  failing_error_ = error_number;
}

std::size_t MemoryFiles::operations() const {
  const std::lock_guard lock(mutex_);
  return operations_;
}

void MemoryFiles::set_space(std::uint64_t bytes) {
  const std::lock_guard lock(mutex_);
  space_ = bytes;
}

std::optional<Failure> MemoryFiles::refusal(const std::string& path) {
  if (failing_operation_ == operations_++) return Failure{"cannot use", path, failing_error_};
  const auto found = failures_.find(path);
  if (found == failures_.end() || found->second == 0) return std::nullopt;
  return Failure{"cannot use", path, found->second};
}

std::string MemoryFiles::resolve(const std::string& path) const {
  for (const auto& [name, node] : nodes_) {
    if (node.kind != FileKind::kSymbolicLink) continue;
    const bool inside = path == name || path.starts_with(name + "/");
    if (inside) return resolve(join_path(parent_of(name), node.bytes) + path.substr(name.size()));
  }
  return path;
}

bool MemoryFiles::has_folder(const std::string& path) const {
  if (path.empty()) return true;
  const auto found = nodes_.find(path);
  return found != nodes_.end() && found->second.kind == FileKind::kDirectory;
}

Result<std::string> MemoryFiles::read(const std::string& path) {
  const std::lock_guard lock(mutex_);
  if (auto refused = refusal(path)) return *refused;
  const auto found = nodes_.find(resolve(path));
  if (found == nodes_.end()) return Failure{"cannot open the file", path, ENOENT};
  if (found->second.kind == FileKind::kDirectory) return Failure{"cannot read the file", path, EISDIR};
  return found->second.bytes;
}

Result<std::unique_ptr<std::istream>> MemoryFiles::open(const std::string& path) {
  Result<std::string> bytes = read(path);
  if (!bytes) return bytes.failure();
  return std::unique_ptr<std::istream>(std::make_unique<std::istringstream>(std::move(*bytes)));
}

Result<void> MemoryFiles::write(const std::string& path, std::string_view bytes) {
  const std::lock_guard lock(mutex_);
  if (auto refused = refusal(path)) return *refused;
  if (!has_folder(resolve(parent_of(path)))) return Failure{"cannot create the file", path, ENOENT};
  const auto old = nodes_.find(resolve(path));
  if (old != nodes_.end() && old->second.kind == FileKind::kDirectory)
    return Failure{"cannot create the file", path, EISDIR};
  if (space_ && *space_ < bytes.size()) return Failure{"cannot write the file", path, ENOSPC};
  if (space_) *space_ -= bytes.size();
  nodes_[resolve(path)] = {FileKind::kFile, std::string(bytes)};
  return {};
}

Result<std::optional<FileStatus>> MemoryFiles::status(const std::string& path) {
  const std::lock_guard lock(mutex_);
  if (auto refused = refusal(path)) return *refused;
  auto found = nodes_.find(path);
  if (found == nodes_.end()) found = nodes_.find(resolve(path));
  if (found == nodes_.end()) return std::optional<FileStatus>();
  return std::optional(FileStatus{found->second.kind, found->second.bytes.size(), 0});
}

Result<std::vector<FileEntry>> MemoryFiles::list_tree(const std::string& path) {
  const std::lock_guard lock(mutex_);
  if (auto refused = refusal(path)) return *refused;
  const std::string root = resolve(path);
  if (!has_folder(root)) return Failure{"cannot open the folder", path, ENOENT};
  std::vector<FileEntry> entries;
  for (const auto& [name, node] : nodes_) {
    if (!name.starts_with(root + "/") || node.kind == FileKind::kDirectory) continue;
    entries.push_back({name.substr(root.size() + 1), {node.kind, node.bytes.size(), 0}});
  }
  return entries;
}

Result<std::vector<std::string>> MemoryFiles::list(const std::string& path) {
  const std::lock_guard lock(mutex_);
  if (auto refused = refusal(path)) return *refused;
  const std::string root = resolve(path);
  if (!has_folder(root)) return Failure{"cannot open the folder", path, ENOENT};
  std::vector<std::string> names;
  for (const auto& [name, node] : nodes_)
    if (parent_of(name) == root) names.push_back(name.substr(root.size() + 1));
  return names;
}

Result<void> MemoryFiles::make_directories(const std::string& path) {
  const std::lock_guard lock(mutex_);
  if (auto refused = refusal(path)) return *refused;
  for (std::string folder = resolve(path); !folder.empty(); folder = parent_of(folder)) {
    const auto found = nodes_.find(folder);
    if (found != nodes_.end() && found->second.kind == FileKind::kFile)
      return Failure{"cannot create the folder", path, ENOTDIR};
  }
  for (std::string folder = resolve(path); !folder.empty(); folder = parent_of(folder))
    nodes_.try_emplace(folder, Node{FileKind::kDirectory, {}});
  return {};
}

Result<void> MemoryFiles::rename(const std::string& from, const std::string& to) {
  const std::lock_guard lock(mutex_);
  if (auto refused = refusal(from)) return *refused;
  if (auto refused = refusal(to)) return *refused;
  if (!nodes_.contains(from) || !has_folder(parent_of(to))) return Failure{"cannot rename to", to, ENOENT};
  const bool moves_folder = has_folder(from);
  const auto old = nodes_.find(to);
  const bool onto_folder = old != nodes_.end() && old->second.kind == FileKind::kDirectory;
  if (onto_folder && !moves_folder) return Failure{"cannot rename to", to, EISDIR};
  if (old != nodes_.end() && moves_folder && !onto_folder) return Failure{"cannot rename to", to, ENOTDIR};
  const auto inside_old = nodes_.upper_bound(to + "/");
  if (onto_folder && inside_old != nodes_.end() && inside_old->first.starts_with(to + "/"))
    return Failure{"cannot rename to", to, ENOTEMPTY};
  std::map<std::string, Node> moved;
  for (auto node = nodes_.begin(); node != nodes_.end();) {
    const bool inside = node->first == from || node->first.starts_with(from + "/");
    if (!inside) {
      ++node;
      continue;
    }
    moved[to + node->first.substr(from.size())] = std::move(node->second);
    node = nodes_.erase(node);
  }
  for (auto& [name, node] : moved) nodes_[name] = std::move(node);
  return {};
}

Result<void> MemoryFiles::remove_tree(const std::string& path) {
  const std::lock_guard lock(mutex_);
  if (auto refused = refusal(path)) return *refused;
  std::erase_if(nodes_, [&](const auto& item) { return item.first == path || item.first.starts_with(path + "/"); });
  return {};
}

Result<void> MemoryFiles::make_symbolic_link(const std::string& target, const std::string& path) {
  const std::lock_guard lock(mutex_);
  if (auto refused = refusal(path)) return *refused;
  if (nodes_.contains(path)) return Failure{"cannot create the symbolic link", path, EEXIST};
  nodes_[path] = {FileKind::kSymbolicLink, target};
  return {};
}

Result<std::string> MemoryFiles::read_symbolic_link(const std::string& path) {
  const std::lock_guard lock(mutex_);
  if (auto refused = refusal(path)) return *refused;
  const auto found = nodes_.find(path);
  if (found == nodes_.end()) return Failure{"cannot read the symbolic link", path, ENOENT};
  if (found->second.kind != FileKind::kSymbolicLink) return Failure{"cannot read the symbolic link", path, EINVAL};
  return found->second.bytes;
}

Result<void> MemoryFiles::make_hard_link(const std::string& existing, const std::string& path) {
  const std::lock_guard lock(mutex_);
  if (auto refused = refusal(path)) return *refused;
  const auto found = nodes_.find(resolve(existing));
  if (found == nodes_.end()) return Failure{"cannot link the file", path, ENOENT};
  nodes_[path] = Node(found->second);
  return {};
}

struct MemoryFiles::HeldLock final : FileLock {
  HeldLock(MemoryFiles& owner, std::string name) : files(owner), path(std::move(name)) {}
  ~HeldLock() override {
    const std::lock_guard lock(files.mutex_);
    files.locks_.erase(path);
  }
  HeldLock(const HeldLock&) = delete;
  HeldLock& operator=(const HeldLock&) = delete;
  MemoryFiles& files;
  std::string path;
};

Result<std::unique_ptr<FileLock>> MemoryFiles::lock(const std::string& path) {
  const std::lock_guard lock(mutex_);
  if (auto refused = refusal(path)) return *refused;
  if (!has_folder(parent_of(path))) return Failure{"cannot create the lock file", path, ENOENT};
  nodes_.try_emplace(path, Node{});
  if (!locks_.insert(path).second) return Failure{"cannot lock", path, EWOULDBLOCK};
  return std::unique_ptr<FileLock>(std::make_unique<HeldLock>(*this, path));
}

Result<void> MemoryFiles::sync(const std::string& path) {
  const std::lock_guard lock(mutex_);
  if (auto refused = refusal(path)) return *refused;
  return {};
}

}  // namespace muster
