#pragma once
// Talks IPP to a CUPS server, or to an IPP printer, through libcups: one fresh connection for each
// question, so that nothing ever waits on a connection that died in between. Used by the thread of
// the CUPS printer.

#include <cstdint>
#include <expected>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <cups/cups.h>

#include "drivers/printer/posix_io.h"

namespace drivers::printer {

enum class CupsError : std::uint8_t {
  Unreachable,  // no connection
  NoReply,      // connected, but it did not answer in time, or hung up before it had answered
  NotFound,     // no such queue or job
  Refused,      // every other answer that is not a success
};

struct IppDeleter {
  void operator()(ipp_t* message) const { ippDelete(message); }
};
using IppMessage = std::unique_ptr<ipp_t, IppDeleter>;

enum class Encryption : std::uint8_t { IfRequested, Always };

struct CupsAddress {
  std::string host;  // or the path of a socket
  int port = 631;
  std::string resource = "/";
  Encryption encryption = Encryption::IfRequested;

  bool operator==(const CupsAddress&) const = default;
};

/// `host`, `host:port`, `[ipv6]:port`, `/path`; the rest of libcups' own settings where empty.
CupsAddress parse_server(const std::string& server);

/// The address in an ipp: or ipps: URI; none for others.
std::optional<CupsAddress> parse_device_uri(const std::string& uri);

/// Sends the request, followed by `document` when it has one, and waits for the answer until the
/// deadline. Never asks for a password.
std::expected<IppMessage, CupsError> exchange(const CupsAddress& address, IppMessage request,
                                              std::span<const std::uint8_t> document,
                                              const Deadline& deadline);

/// All values of a keyword, name, URI or similar attribute; empty when it is missing.
std::vector<std::string> strings_of(ipp_t* message, const char* name);

/// The first value of an integer or enum attribute.
std::optional<int> integer_of(ipp_t* message, const char* name);

const char* name_of(CupsError error);

}  // namespace drivers::printer
