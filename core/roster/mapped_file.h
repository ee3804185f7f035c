// A file mapped into memory, read only; the pages are shared by every thread and process that maps it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/diagnostics/result.h"

namespace muster {

/// Owns the mapping; bytes() is valid as long as it lives. The file must not be cut short while it is mapped: releases
/// are never changed once written.
class MappedFile {
 public:
  static Result<MappedFile> open(const std::string& path);

  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();

  std::string_view bytes() const { return {static_cast<const char*>(address_), size_}; }

 private:
  MappedFile(void* address, std::size_t size) : address_(address), size_(size) {}

  void* address_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace muster
