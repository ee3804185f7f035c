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

#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <memory>

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

std::string address_text(int socket) {
  sockaddr_storage address{};
  socklen_t length = sizeof address;
  ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &length);
  if (address.ss_family == AF_UNIX) return std::string("unix:") + reinterpret_cast<sockaddr_un&>(address).sun_path;
  char host[NI_MAXHOST];
  char port[NI_MAXSERV];
  ::getnameinfo(reinterpret_cast<sockaddr*>(&address), length, host, sizeof host, port, sizeof port,
                NI_NUMERICHOST | NI_NUMERICSERV);
  const bool is_ipv6 = address.ss_family == AF_INET6;
  return std::string("http://") + (is_ipv6 ? "[" : "") + host + (is_ipv6 ? "]:" : ":") + port;
}

Result<Listener> open_unix_listener(std::string_view where, const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.empty() || path.size() >= sizeof address.sun_path)
    return failure("the path does not fit a unix socket", where, 0);
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

void set_port(addrinfo& address, int socket) {
  sockaddr_storage bound{};
  socklen_t length = sizeof bound;
  ::getsockname(socket, reinterpret_cast<sockaddr*>(&bound), &length);
  if (bound.ss_family == AF_INET)
    reinterpret_cast<sockaddr_in*>(address.ai_addr)->sin_port = reinterpret_cast<sockaddr_in&>(bound).sin_port;
  else
    reinterpret_cast<sockaddr_in6*>(address.ai_addr)->sin6_port = reinterpret_cast<sockaddr_in6&>(bound).sin6_port;
}

/// SO_REUSEPORT would let a second server of the same user share the port unseen, so one try without it comes first.
Result<Listener> open_internet_listener(std::string_view where, addrinfo& address, int loops, int unsent_bytes) {
  Result<int> alone = bind_socket(address, where, Share::kAlone);
  if (!alone) return alone.failure();
  set_port(address, *alone);
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

}  // namespace

Result<Listener> open_listener(std::string_view where, int loops, int unsent_bytes) {
  if (where.starts_with("unix:")) return open_unix_listener(where, std::string(where.substr(5)));
  const std::size_t colon = where.rfind(':');
  if (colon == std::string_view::npos) return failure("an address to listen on is HOST:PORT or unix:/path", where, 0);
  std::string host(where.substr(0, colon));
  const std::string port(where.substr(colon + 1));
  if (host.size() > 1 && host.front() == '[' && host.back() == ']') host = host.substr(1, host.size() - 2);
  unsigned number = 0;
  const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), number);
  if (error != std::errc() || end != port.data() + port.size() || number > 65'535)
    return failure("the port must be a number from 0 to 65535", where, 0);
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_PASSIVE;
  addrinfo* found = nullptr;
  if (const int code = ::getaddrinfo(host.empty() ? nullptr : host.c_str(), port.c_str(), &hints, &found); code != 0)
    return failure(std::string("cannot find the address to listen on: ") + ::gai_strerror(code), where, 0);
  const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> owner(found, ::freeaddrinfo);
  return open_internet_listener(where, *found, loops, unsent_bytes);
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
