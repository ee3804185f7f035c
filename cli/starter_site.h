// The files of `muster new`, carried in the program.
#pragma once

#include <map>
#include <string>

namespace muster {

/// Bytes of each file by its path: "starter/content/site.yaml".
std::map<std::string, std::string> starter_site();

}  // namespace muster
