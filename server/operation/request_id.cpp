// Ids made readable.
#include "server/operation/request_id.h"

#include <fmt/format.h>

namespace muster {

std::string request_id_text(std::uint64_t id) {
  // The finaliser of splitmix64: every input has its own output.
  id = (id ^ (id >> 30)) * 0xbf58476d1ce4e5b9U;
  id = (id ^ (id >> 27)) * 0x94d049bb133111ebU;
  return fmt::format("{:016x}", id ^ (id >> 31));
}

}  // namespace muster
