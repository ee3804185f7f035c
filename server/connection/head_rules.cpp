// The table of refusals. Order as in HeadFault.
#include "server/connection/head_rules.h"

#include <array>
#include <cstddef>

namespace muster {

namespace {

using enum HeadFault;

constexpr std::array kRules{
    HeadRule{kNotHttp, 400, "RFC 9112, 3", "the first byte cannot begin an HTTP request"},
    HeadRule{kBareLineFeed, 400, "RFC 9112, 2.2", "a line ends in LF without CR"},
    HeadRule{kBareCarriageReturn, 400, "RFC 9112, 2.2", "a CR stands without LF"},
    HeadRule{kEmptyLines, 400, "RFC 9112, 2.2", "more than one empty line stands before the request line"},
    HeadRule{kSpaceBeforeFields, 400, "RFC 9112, 2.2",
             "white space stands between the request line and the first field"},
    HeadRule{kRequestLineForm, 400, "RFC 9112, 3", "the request line is not method, space, target, space, version"},
    HeadRule{kMethodForm, 400, "RFC 9112, 3.1", "the method is not a token"},
    HeadRule{kVersionForm, 400, "RFC 9112, 2.3", "the version is not HTTP/digit.digit"},
    HeadRule{kVersionUnsupported, 505, "RFC 9110, 15.6.6", "only HTTP/1.0 and HTTP/1.1 are spoken here"},
    HeadRule{kTargetTooLong, 414, "RFC 9110, 15.5.15", "the request target is too long"},
    HeadRule{kTargetForm, 400, "RFC 9112, 3.2", "the request target is in no form that this method allows"},
    HeadRule{kPathEscape, 400, "RFC 3986, 2.1", "the path has a percent sign without two hexadecimal digits"},
    HeadRule{kPathSegment, 400, "RFC 3986, 3.3",
             "the path has a dot segment, or an encoded slash, backslash or control"},
    HeadRule{kPathEncoding, 400, "RFC 3629, 3", "the path is not UTF-8"},
    HeadRule{kFieldForm, 400, "RFC 9112, 5", "a field line has no colon"},
    HeadRule{kFieldName, 400, "RFC 9112, 5.1", "a field name is not a token, or white space follows it"},
    HeadRule{kFieldFolded, 400, "RFC 9112, 5.2", "a field is folded over several lines"},
    HeadRule{kFieldValue, 400, "RFC 9110, 5.5", "a field value has a control character"},
    HeadRule{kTooManyFields, 431, "RFC 6585, 5", "the head has too many fields"},
    HeadRule{kHeadTooLong, 431, "RFC 6585, 5", "the head is too long"},
    HeadRule{kHostMissing, 400, "RFC 9112, 3.2", "the Host field is missing"},
    HeadRule{kHostRepeated, 400, "RFC 9112, 3.2", "there is more than one Host field"},
    HeadRule{kHostForm, 400, "RFC 9110, 7.2", "the host is not a name or address with an optional port"},
    HeadRule{kLengthForm, 400, "RFC 9112, 6.3", "Content-Length is not a number"},
    HeadRule{kLengthRepeated, 400, "RFC 9112, 6.3", "there is more than one Content-Length"},
    HeadRule{kCodingWithLength, 400, "RFC 9112, 6.1", "Transfer-Encoding and Content-Length stand together"},
    HeadRule{kCodingInOldVersion, 400, "RFC 9112, 6.1", "HTTP/1.0 has no Transfer-Encoding"},
    HeadRule{kCodingRepeated, 400, "RFC 9112, 6.1", "chunked is applied more than once"},
    HeadRule{kCodingForm, 400, "RFC 9112, 6.1", "Transfer-Encoding is not a list of codings"},
    HeadRule{kCodingNotChunkedLast, 400, "RFC 9112, 6.3", "the last transfer coding is not chunked"},
    HeadRule{kCodingUnknown, 501, "RFC 9112, 6.1", "this transfer coding is not known here"},
    HeadRule{kBody, 413, "RFC 9110, 15.5.14", "no request here takes a body"},
    HeadRule{kExpectation, 417, "RFC 9110, 10.1.1", "this expectation is not known here"},
    HeadRule{kTooSlow, 408, "RFC 9110, 15.5.9", "the head took too long"},
};

constexpr bool in_order() {
  for (std::size_t i = 0; i < kRules.size(); ++i)
    if (kRules[i].fault != static_cast<HeadFault>(i + 1)) return false;
  return kRules.size() == static_cast<std::size_t>(kTooSlow);
}
static_assert(in_order());

}  // namespace

const HeadRule& head_rule(HeadFault fault) { return kRules[static_cast<std::size_t>(fault) - 1]; }

}  // namespace muster
