// What the program tells its caller when it ends.
#pragma once

namespace muster {

enum ExitCode : int {
  kSuccess = 0,
  kContentHasErrors = 1,  ///< Nothing was published.
  kWrongUsage = 2,
  kEnvironmentFailed = 3,  ///< Port taken, disk full, no permission, no release.
};

}  // namespace muster
