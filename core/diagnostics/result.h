// Result<T>: what a function gives that the machine can make fail (disk, network, a library): a value or a Failure.
// Mistakes of authors are not failures: they are Diagnostics (diagnostic.h). Our own mistakes are assertions.
// Shaped like std::expected, which GCC 12 does not have in C++20.
#pragma once

#include <cassert>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace muster {

/// Why the machine could not do what was asked.
struct Failure {
  std::string message;   ///< What was tried, as a clause: "cannot write the page".
  std::string path;      ///< The file, folder or address it was about; may be empty.
  int error_number = 0;  ///< errno of the system call, 0 when there was none.

  /// One line for people: message, path, and the system's own words for the error.
  std::string to_string() const;
};

/// A value or a Failure. Test before use: `if (!result) return result.failure();`.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Failure failure) : state_(std::in_place_index<1>, std::move(failure)) {}

  explicit operator bool() const { return state_.index() == 0; }
  bool has_value() const { return state_.index() == 0; }

  /// Precondition: has_value().
  T& value() & { return std::get<0>(state_); }
  const T& value() const& { return std::get<0>(state_); }
  T&& value() && { return std::get<0>(std::move(state_)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  /// Precondition: !has_value().
  const Failure& failure() const { return std::get<1>(state_); }

 private:
  std::variant<T, Failure> state_;
};

/// Success without a value, or a Failure. `return {};` is success.
template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Failure failure) : failure_(std::move(failure)) {}

  explicit operator bool() const { return !failure_; }
  bool has_value() const { return !failure_; }

  /// Precondition: !has_value().
  const Failure& failure() const {
    assert(failure_);
    return *failure_;
  }

 private:
  std::optional<Failure> failure_;
};

}  // namespace muster
