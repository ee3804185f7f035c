// http_load PORT TARGET CONNECTIONS SECONDS [FIELD-LINE...]: asks 127.0.0.1 for the same thing over and over, and
// prints
// {"requests", "failed", "seconds"}. Costs less CPU than any server, so that on a core of its own it is the server that
// is measured: it learns the length of a reply once, and later only counts bytes, which the kernel throws away unread.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

struct Client {
  int socket = -1;
  std::size_t left = 0;  ///< Bytes of the reply that are still to come.
};

struct Load {
  sockaddr_in server{};
  std::string request;
  bool closes = false;  ///< The server closes after each reply.
  std::size_t reply_bytes = 0;
  int epoll = -1;
  std::vector<Client> clients;
  std::uint64_t requests = 0;
  std::uint64_t failed = 0;
};

int connect_to(const sockaddr_in& server) {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const int on = 1;
  ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  if (::connect(socket, reinterpret_cast<const sockaddr*>(&server), sizeof server) == 0) return socket;
  ::close(socket);
  return -1;
}

/// Asks once; 0 when the reply is no success.
std::size_t reply_length(const Load& load) {
  const int socket = connect_to(load.server);
  if (socket < 0 || ::send(socket, load.request.data(), load.request.size(), MSG_NOSIGNAL) < 0) return 0;
  std::string reply;
  std::array<char, 65536> buffer;
  std::size_t length = 0;
  while (length == 0 || reply.size() < length) {
    const ssize_t count = ::recv(socket, buffer.data(), buffer.size(), 0);
    if (count <= 0) break;
    reply.append(buffer.data(), static_cast<std::size_t>(count));
    const std::size_t end = reply.find("\r\n\r\n");
    const std::size_t field = reply.find("Content-Length: ");
    if (end != std::string::npos && field < end)
      length = end + 4 + std::strtoul(reply.c_str() + field + 16, nullptr, 10);
  }
  ::close(socket);
  return reply.starts_with("HTTP/1.1 200") ? length : 0;
}

void ask(Load& load, Client& client) {
  client.left = load.reply_bytes;
  if (::send(client.socket, load.request.data(), load.request.size(), MSG_NOSIGNAL) < 0) ++load.failed;
}

void begin(Load& load, std::size_t number) {
  Client& client = load.clients[number];
  if (client.socket >= 0) ::close(client.socket);
  client.socket = connect_to(load.server);
  epoll_event event{};
  event.events = EPOLLIN;
  event.data.u64 = number;
  ::epoll_ctl(load.epoll, EPOLL_CTL_ADD, client.socket, &event);
  ask(load, client);
}

void proceed(Load& load, std::size_t number) {
  Client& client = load.clients[number];
  const ssize_t count = ::recv(client.socket, nullptr, load.reply_bytes + 1, MSG_TRUNC | MSG_DONTWAIT);
  if (count < 0 && errno == EAGAIN) return;
  if (count <= 0 || static_cast<std::size_t>(count) > client.left) {
    if (!(count == 0 && load.closes && client.left == 0)) ++load.failed;
    return begin(load, number);
  }
  client.left -= static_cast<std::size_t>(count);
  if (client.left > 0) return;
  ++load.requests;
  if (load.closes) return begin(load, number);
  ask(load, client);
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 5) return 2;
  Load load;
  load.server.sin_family = AF_INET;
  load.server.sin_port = htons(static_cast<std::uint16_t>(std::atoi(arguments[1])));
  load.server.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  load.request = std::string("GET ") + arguments[2] + " HTTP/1.1\r\nHost: localhost\r\n";
  for (int i = 5; i < count; ++i) {
    load.request += std::string(arguments[i]) + "\r\n";
    load.closes = load.closes || std::string_view(arguments[i]) == "Connection: close";
  }
  load.request += "\r\n";
  load.reply_bytes = reply_length(load);
  if (load.reply_bytes == 0) {
    std::fprintf(stderr, "http_load: there was no good reply to begin with\n");
    return 1;
  }
  load.epoll = ::epoll_create1(0);
  load.clients.resize(static_cast<std::size_t>(std::atoi(arguments[3])));
  const auto start = Clock::now();
  const auto end = start + std::chrono::milliseconds(static_cast<int>(1000 * std::atof(arguments[4])));
  for (std::size_t i = 0; i < load.clients.size(); ++i) begin(load, i);
  std::array<epoll_event, 512> events;
  while (Clock::now() < end) {
    const int ready = ::epoll_wait(load.epoll, events.data(), static_cast<int>(events.size()), 100);
    for (int i = 0; i < ready; ++i) proceed(load, events[static_cast<std::size_t>(i)].data.u64);
  }
  const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
  std::printf("{\"requests\": %llu, \"failed\": %llu, \"seconds\": %.3f}\n",
              static_cast<unsigned long long>(load.requests), static_cast<unsigned long long>(load.failed), seconds);
  return 0;
}
