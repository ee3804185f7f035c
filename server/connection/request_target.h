// The target of a request line (RFC 9112, 3.2): its forms, its path decoded, its host.
#pragma once

#include <string_view>

#include "server/connection/request_head.h"

namespace muster {

/// Fills raw_path, query, path, and host when the target is absolute. `head.method_name` is set already.
HeadFault parse_target(std::string_view target, RequestHead& head);

/// A name or address with an optional port, no user information, not empty.
bool is_host(std::string_view host);

}  // namespace muster
