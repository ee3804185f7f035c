// The JSON Schemas of `muster schema`, carried in the program.
#pragma once

#include <map>
#include <string>

namespace muster {

/// Bytes of each file by its path: "schemas/site.schema.json".
std::map<std::string, std::string> schema_files();

}  // namespace muster
