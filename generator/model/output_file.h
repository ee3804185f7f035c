// OutputFile: one file of a release, ready to be written.
#pragma once

#include <string>

namespace muster {

struct OutputFile {
  std::string path;  ///< Below the release: "public/cpd/index.html".
  std::string bytes;
};

}  // namespace muster
