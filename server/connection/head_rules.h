// The decisions about request heads, in one table: what is refused, with which status, and by which section of which
// RFC. request_head.h finds the fault; this says what it costs. Every refusal closes the connection, for after a head
// that is in doubt nobody can say where the next one begins.
#pragma once

#include <string_view>

namespace muster {

enum class HeadFault {
  kNone,
  // Lines
  kNotHttp,
  kBareLineFeed,
  kBareCarriageReturn,
  kEmptyLines,
  kSpaceBeforeFields,
  // The request line
  kRequestLineForm,
  kMethodForm,
  kVersionForm,
  kVersionUnsupported,
  kTargetTooLong,
  kTargetForm,
  kPathEscape,
  kPathSegment,
  kPathEncoding,
  // Fields
  kFieldForm,
  kFieldName,
  kFieldFolded,
  kFieldValue,
  kTooManyFields,
  kHeadTooLong,
  kHostMissing,
  kHostRepeated,
  kHostForm,
  // Framing
  kLengthForm,
  kLengthRepeated,
  kCodingWithLength,
  kCodingInOldVersion,
  kCodingRepeated,
  kCodingForm,
  kCodingNotChunkedLast,
  kCodingUnknown,
  kBody,
  // Time and expectations
  kExpectation,
  kTooSlow,
};

struct HeadRule {
  HeadFault fault;
  int status;
  std::string_view section;  ///< "RFC 9112, 2.2"
  std::string_view detail;   ///< What the client did, for the problem document.
};

/// Precondition: not kNone.
const HeadRule& head_rule(HeadFault fault);

}  // namespace muster
