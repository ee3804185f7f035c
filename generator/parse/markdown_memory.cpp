// Blocks of a thread, and the three functions that cmark-gfm asks for.
#include "generator/parse/markdown_memory.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <vector>

namespace muster {

namespace {

constexpr std::size_t kBlockBytes = std::size_t{64} << 10;
constexpr std::size_t kKeptBlocks = 16;
constexpr std::size_t kAlignment = alignof(std::max_align_t);

// Each piece has its size before it, for it may have to grow.
class Blocks {
 public:
  void* take(std::size_t size) {
    const std::size_t whole = kAlignment + (size + kAlignment - 1) / kAlignment * kAlignment;
    if (whole > kBlockBytes) return place(new_large(whole), size);
    if (blocks_.empty() || used_ + whole > kBlockBytes) next_block();
    std::byte* piece = blocks_[current_].get() + used_;
    used_ += whole;
    return place(piece, size);
  }

  void* grow(void* piece, std::size_t size) {
    if (piece == nullptr) return take(size);
    std::size_t old = 0;
    std::memcpy(&old, static_cast<std::byte*>(piece) - kAlignment, sizeof(old));
    if (size <= old) return piece;
    void* larger = take(size);
    std::memcpy(larger, piece, old);
    return larger;
  }

  void add_user() { ++users_; }

  void remove_user() {
    if (--users_ > 0) return;
    large_.clear();
    if (blocks_.size() > kKeptBlocks) blocks_.resize(kKeptBlocks);
    current_ = 0;
    used_ = 0;
  }

 private:
  static void* place(std::byte* piece, std::size_t size) {
    std::memcpy(piece, &size, sizeof(size));
    return piece + kAlignment;
  }

  std::byte* new_large(std::size_t size) { return large_.emplace_back(new std::byte[size]).get(); }

  void next_block() {
    current_ = blocks_.empty() ? 0 : current_ + 1;
    if (current_ == blocks_.size()) blocks_.emplace_back(new std::byte[kBlockBytes]);
    used_ = 0;
  }

  std::vector<std::unique_ptr<std::byte[]>> blocks_;
  std::vector<std::unique_ptr<std::byte[]>> large_;
  std::size_t current_ = 0;
  std::size_t used_ = 0;
  int users_ = 0;
};

Blocks& blocks() {
  thread_local Blocks of_thread;
  return of_thread;
}

void* take_zeroed(std::size_t count, std::size_t size) {
  void* piece = blocks().take(count * size);
  std::memset(piece, 0, count * size);
  return piece;
}

}  // namespace

MarkdownMemoryUse::MarkdownMemoryUse() { blocks().add_user(); }

MarkdownMemoryUse::~MarkdownMemoryUse() { blocks().remove_user(); }

cmark_mem* markdown_memory() {
  static cmark_mem memory{take_zeroed, [](void* piece, std::size_t size) { return blocks().grow(piece, size); },
                          [](void*) {}};
  return &memory;
}

cmark_node* new_markdown_node(cmark_node_type type) { return cmark_node_new_with_mem(type, markdown_memory()); }

}  // namespace muster
