// Opening and adopting sockets.
#include "server/connection/listener.h"

#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <optional>

namespace muster {

namespace {

constexpr int kBacklog = 4096;
constexpr int kFirstInherited = 3;  // SD_LISTEN_FDS_START

Failure failure(std::string_view message, std::string_view where, int error_number) {
  return {std::string(message), std::string(where), error_number};
}

void set_option(int socket, int level, int option, int value) {
  ::setsockopt(socket, level, option, &value, sizeof value);
}

/// Accepted sockets inherit these, which saves two system calls a connection.
void set_inherited_options(int socket, int unsent_bytes) {
  set_option(socket, IPPROTO_TCP, TCP_NODELAY, 1);
  set_option(socket, IPPROTO_TCP, TCP_NOTSENT_LOWAT, unsent_bytes);
}

enum class Share { kAlone, kWithLoops };

Result<int> bind_socket(const addrinfo& address, std::string_view where, Share share) {
  const int socket = ::socket(address.ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (socket < 0) return failure("cannot make a socket", where, errno);
  set_option(socket, SOL_SOCKET, SO_REUSEADDR, 1);
  if (share == Share::kWithLoops) set_option(socket, SOL_SOCKET, SO_REUSEPORT, 1);
  if (address.ai_family == AF_INET6) set_option(socket, IPPROTO_IPV6, IPV6_V6ONLY, 1);
  if (::bind(socket, address.ai_addr, address.ai_addrlen) == 0 && ::listen(socket, kBacklog) == 0) return socket;
  const int error_number = errno;
  ::close(socket);
  return failure("cannot listen", where, error_number);
}

std::string address_text(const sockaddr& address, socklen_t length) {
  if (address.sa_family == AF_UNIX)
    return std::string("unix:") + reinterpret_cast<const sockaddr_un&>(address).sun_path;
  char host[NI_MAXHOST];
  char port[NI_MAXSERV];
  ::getnameinfo(&address, length, host, sizeof host, port, sizeof port, NI_NUMERICHOST | NI_NUMERICSERV);
  const bool is_ipv6 = address.sa_family == AF_INET6;
  return std::string("http://") + (is_ipv6 ? "[" : "") + host + (is_ipv6 ? "]:" : ":") + port;
}

std::string address_text(int socket) {
  sockaddr_storage address{};
  socklen_t length = sizeof address;
  ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &length);
  return address_text(reinterpret_cast<sockaddr&>(address), length);
}

Result<Listener> open_unix_listener(std::string_view where, const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
  const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (socket < 0) return failure("cannot make a socket", where, errno);
  // A path that nobody answers on was left behind by a process that died.
  const bool in_use = ::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
  struct stat status{};
  if (!in_use && ::lstat(path.c_str(), &status) == 0 && S_ISSOCK(status.st_mode)) ::unlink(path.c_str());
  if (!in_use && ::bind(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0 &&
      ::listen(socket, kBacklog) == 0)
    return Listener{"unix:" + path, {socket}, path};
  const int error_number = in_use ? EADDRINUSE : errno;
  ::close(socket);
  return failure("cannot listen", where, error_number);
}

void set_port(sockaddr& address, in_port_t port) {
  if (address.sa_family == AF_INET)
    reinterpret_cast<sockaddr_in&>(address).sin_port = port;
  else
    reinterpret_cast<sockaddr_in6&>(address).sin6_port = port;
}

in_port_t bound_port(int socket) {
  sockaddr_storage bound{};
  socklen_t length = sizeof bound;
  ::getsockname(socket, reinterpret_cast<sockaddr*>(&bound), &length);
  return bound.ss_family == AF_INET ? reinterpret_cast<sockaddr_in&>(bound).sin_port
                                    : reinterpret_cast<sockaddr_in6&>(bound).sin6_port;
}

/// SO_REUSEPORT would let a second server of the same user share the port unseen, so one try without it comes first.
Result<Listener> open_internet_listener(std::string_view where, addrinfo& address, int loops, int unsent_bytes) {
  Result<int> alone = bind_socket(address, where, Share::kAlone);
  if (!alone) return alone.failure();
  set_port(*address.ai_addr, bound_port(*alone));
  ::close(*alone);
  Listener listener;
  for (int i = 0; i < loops; ++i) {
    Result<int> socket = bind_socket(address, where, Share::kWithLoops);
    if (!socket) {
      close_listener(listener);
      return socket.failure();
    }
    set_inherited_options(*socket, unsent_bytes);
    listener.sockets.push_back(*socket);
  }
  listener.address = address_text(listener.sockets.front());
  return listener;
}

using Found = std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)>;

Result<Found> find_addresses(const ListenAddress& address, std::string_view where) {
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_PASSIVE;
  addrinfo* found = nullptr;
  const char* host = address.host.empty() ? nullptr : address.host.c_str();
  if (const int code = ::getaddrinfo(host, address.port.c_str(), &hints, &found); code != 0)
    return failure(std::string("cannot find the address to listen on: ") + ::gai_strerror(code), where, 0);
  return Found(found, ::freeaddrinfo);
}

/// A name may stand for an address that this machine does not have, such as ::1 where there is no IPv6.
bool is_absent(const Failure& failure) {
  return failure.error_number == EADDRNOTAVAIL || failure.error_number == EAFNOSUPPORT;
}

bool is_among(const std::vector<Listener>& listeners, const std::string& address) {
  return std::any_of(listeners.begin(), listeners.end(), [&](const Listener& each) { return each.address == address; });
}

}  // namespace

Result<ListenAddress> parse_listen_address(std::string_view text) {
  constexpr std::string_view kUnix = "unix:";
  ListenAddress address;
  if (text.starts_with(kUnix)) {
    address.path = text.substr(kUnix.size());
    if (address.path.empty() || address.path.size() >= sizeof(sockaddr_un::sun_path))
      return failure("the path does not fit a unix socket", text, 0);
    return address;
  }
  const std::size_t colon = text.rfind(':');
  if (colon == std::string_view::npos) return failure("the port is missing", text, 0);
  address.host = text.substr(0, colon);
  address.port = text.substr(colon + 1);
  unsigned number = 0;
  const char* port_end = address.port.data() + address.port.size();
  const auto [end, error] = std::from_chars(address.port.data(), port_end, number);
  if (error != std::errc() || end != port_end || number > 65'535)
    return failure("the port must be a number from 0 to 65535", text, 0);
  const bool in_brackets = address.host.size() > 2 && address.host.front() == '[' && address.host.back() == ']';
  if (in_brackets) address.host = address.host.substr(1, address.host.size() - 2);
  if (!in_brackets && address.host.find_first_of(":/[] ") != std::string::npos)
    return failure("the host is no name or address; IPv6 stands in brackets", text, 0);
  return address;
}

Result<std::vector<Listener>> open_listeners(std::string_view where, int loops, int unsent_bytes) {
  const Result<ListenAddress> address = parse_listen_address(where);
  if (!address) return address.failure();
  std::vector<Listener> listeners;
  if (!address->path.empty()) {
    Result<Listener> listener = open_unix_listener(where, address->path);
    if (!listener) return listener.failure();
    listeners.push_back(std::move(*listener));
    return listeners;
  }
  const Result<Found> found = find_addresses(*address, where);
  if (!found) return found.failure();
  std::optional<Failure> refused;
  for (addrinfo* each = found->get(); each; each = each->ai_next) {
    if (is_among(listeners, address_text(*each->ai_addr, each->ai_addrlen))) continue;
    Result<Listener> listener = open_internet_listener(where, *each, loops, unsent_bytes);
    if (listener) {
      listeners.push_back(std::move(*listener));
      if (address->port == "0") break;  // The next would be at another port.
    } else if (!refused || !is_absent(listener.failure())) {
      refused = listener.failure();
    }
  }
  const bool usable = !listeners.empty() && (!refused || is_absent(*refused));
  if (usable) return listeners;
  for (Listener& listener : listeners) close_listener(listener);
  return *refused;
}

std::vector<Listener> inherited_listeners(int unsent_bytes) {
  std::vector<Listener> listeners;
  const char* process = std::getenv("LISTEN_PID");
  const char* count = std::getenv("LISTEN_FDS");
  if (!process || !count || std::atol(process) != ::getpid()) return listeners;
  for (int socket = kFirstInherited; socket < kFirstInherited + std::atoi(count); ++socket) {
    ::fcntl(socket, F_SETFD, FD_CLOEXEC);
    ::fcntl(socket, F_SETFL, ::fcntl(socket, F_GETFL) | O_NONBLOCK);
    set_inherited_options(socket, unsent_bytes);
    listeners.push_back({address_text(socket), {socket}, ""});
  }
  return listeners;
}

void close_listener(Listener& listener) {
  for (const int socket : listener.sockets) ::close(socket);
  if (!listener.path.empty()) ::unlink(listener.path.c_str());
  listener = {};
}

}  // namespace muster
