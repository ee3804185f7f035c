// The reply to a GET or HEAD of a published file: whole, unchanged (304), a part (206), or a condition that failed.
#pragma once

#include <memory>
#include <string_view>

#include "server/connection/reply.h"
#include "server/connection/request_head.h"
#include "server/files/published_files.h"

namespace muster {

/// By RFC 9110, sections 13.2.2 (order of conditions) and 14.2 (ranges; several ranges get the whole). `common_fields`:
/// field lines that every reply carries. The views of the reply stay valid while `owner` lives.
Reply file_reply(const PublishedFile& file, const RequestHead& head, std::string_view common_fields,
                 std::shared_ptr<const void> owner);

}  // namespace muster
