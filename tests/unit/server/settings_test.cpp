#include "server/settings.h"

#include <doctest/doctest.h>

#include <set>

using muster::ServerOptions;
using muster::Setting;

TEST_CASE("every setting has a flag and an explanation of its own, and takes its own default") {
  std::set<std::string> flags;
  for (const Setting& setting : muster::settings()) {
    const std::string flag = muster::flag_of(setting);
    CAPTURE(flag);
    CHECK(flags.insert(flag).second);
    CHECK_FALSE(setting.help.empty());
    ServerOptions options;
    if (!setting.standard.empty()) CHECK(setting.set({setting.standard}, options) == "");
    CHECK(options.front.head_time == ServerOptions().front.head_time);
    CHECK(options.front.target_bytes == ServerOptions().front.target_bytes);
  }
  CHECK(flags.contains("--limits-lookups-per-minute"));
  CHECK(flags.contains("--listen"));
}
