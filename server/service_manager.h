// What systemd is told: READY=1, RELOADING=1, STOPPING=1. Does nothing where there is no systemd.
#pragma once

#include <string_view>

namespace muster {

/// One state line, as sd_notify(3) has them.
void notify_service_manager(std::string_view state);

}  // namespace muster
