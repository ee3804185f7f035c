// Outgoing: a reply on its way into a socket. It never blocks: what the socket does not take now waits.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "server/connection/reply.h"

namespace muster {

class Outgoing {
 public:
  enum class State {
    kDone,
    kBlocked,  ///< The socket takes no more for now.
    kMore,     ///< This turn's share is used up; the socket might take more.
    kBroken,   ///< The client is gone.
  };

  Outgoing() = default;

  /// `end`: the last lines of the head with the empty line. It and the reply need not outlive the first send() when
  /// that is all, or keep() is called after it.
  Outgoing(const Reply& reply, std::string_view end, std::string_view body);

  /// The stream ends behind this: its last segment waits in the socket until shutdown() or close(), for the end can
  /// travel in it, and need not cost a segment and its acknowledgement of its own.
  void set_last() { is_last_ = true; }

  /// Sends at most about `most` bytes. `sent` is raised by what left.
  State send(int socket, std::size_t most, std::size_t& sent);

  /// Makes it independent of `end`, and keeps alive what the reply's views are of, for it will wait.
  void keep(std::shared_ptr<const void> owner);

  /// More text behind what waits; for streams.
  void append(std::string_view text);

  std::size_t left() const;

 private:
  static constexpr std::size_t kPieces = 5;
  void advance(std::size_t count);

  std::array<std::string_view, kPieces> pieces_;
  std::size_t first_ = 0;
  bool is_last_ = false;
  std::shared_ptr<const void> owner_;
  std::string kept_;
};

}  // namespace muster
