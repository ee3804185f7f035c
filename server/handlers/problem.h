// Problem documents (RFC 9457): what a program gets when a request fails.
#pragma once

#include <httplib.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace muster {

inline constexpr std::string_view kProblemType = "application/problem+json";

/// The detail of a 503 whose question was given up.
inline constexpr std::string_view kTookTooLong = "the answer took too long";

/// {"type","title","status","detail","request_id"}
std::string problem_document(int status, std::string_view detail, std::uint64_t id);

/// Makes `response` that document.
void set_problem(httplib::Response& response, int status, std::string_view detail, std::uint64_t id);

}  // namespace muster
