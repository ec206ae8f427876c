#include "drivers/printer/cups_server.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

namespace drivers::printer {
namespace {

// libcups takes 0 for "without limit".
constexpr double shortest_wait_seconds = 0.01;

struct HttpCloser {
  void operator()(http_t* connection) const { httpClose(connection); }
};
using Connection = std::unique_ptr<http_t, HttpCloser>;

int give_up(http_t* /*connection*/, void* /*context*/) {
  return 0;
}

/// Ends every further wait of libcups by the deadline. Set anew for each half of an exchange; one
/// long wait, because libcups loses the thread of an answer when a short one is prolonged.
void limit_waits(http_t* connection, const Deadline& deadline) {
  const std::chrono::duration<double> left = deadline.left();
  httpSetTimeout(connection, std::max(left.count(), shortest_wait_seconds), &give_up, nullptr);
}

const char* no_password(const char* /*prompt*/, http_t* /*connection*/, const char* /*method*/,
                        const char* /*resource*/, void* /*context*/) {
  return nullptr;
}

Connection connect_to(const CupsAddress& address, const Deadline& deadline) {
  const auto left = static_cast<int>(deadline.left().count());
  if (left == 0) return nullptr;
  const http_encryption_t encryption =
      address.encryption == Encryption::Always ? HTTP_ENCRYPTION_ALWAYS : cupsEncryption();
  return Connection(httpConnect2(address.host.c_str(), address.port, nullptr, AF_UNSPEC, encryption,
                                 1, left, nullptr));
}

bool send(http_t* connection, ipp_t* request, const CupsAddress& address,
          std::span<const std::uint8_t> document) {
  const std::size_t length = ippLength(request) + document.size();
  http_status_t status = cupsSendRequest(connection, request, address.resource.c_str(), length);
  if (status != HTTP_STATUS_CONTINUE) return false;
  if (document.empty()) return true;
  status = cupsWriteRequestData(connection, reinterpret_cast<const char*>(document.data()),
                                document.size());
  return status == HTTP_STATUS_CONTINUE;
}

}  // namespace

CupsAddress parse_server(const std::string& server) {
  CupsAddress address;
  if (server.empty()) {
    address.host = cupsServer();
    address.port = ippPort();
    return address;
  }
  address.host = server;
  const std::size_t colon = server.rfind(':');
  const std::size_t bracket = server.rfind(']');
  const bool has_port =
      !server.starts_with('/') && colon != std::string::npos &&
      (bracket == std::string::npos ? server.find(':') == colon : colon > bracket);
  if (has_port) {
    int port = 0;
    const char* end = server.data() + server.size();
    const auto [rest, error] = std::from_chars(server.data() + colon + 1, end, port);
    if (error == std::errc() && rest == end && port > 0 && port < 65536) address.port = port;
    address.host = server.substr(0, colon);
  }
  if (address.host.starts_with('[') && address.host.ends_with(']')) {
    address.host = address.host.substr(1, address.host.size() - 2);
  }
  return address;
}

std::optional<CupsAddress> parse_device_uri(const std::string& uri) {
  std::array<char, HTTP_MAX_URI> scheme{};
  std::array<char, HTTP_MAX_URI> user{};
  std::array<char, HTTP_MAX_URI> host{};
  std::array<char, HTTP_MAX_URI> resource{};
  int port = 0;
  constexpr int size = HTTP_MAX_URI;
  if (httpSeparateURI(HTTP_URI_CODING_ALL, uri.c_str(), scheme.data(), size, user.data(), size,
                      host.data(), size, &port, resource.data(), size) < HTTP_URI_STATUS_OK) {
    return std::nullopt;
  }
  const std::string scheme_name(scheme.data());
  if (scheme_name != "ipp" && scheme_name != "ipps") return std::nullopt;
  return CupsAddress{
      .host = host.data(),
      .port = port,
      .resource = resource.data(),
      .encryption = scheme_name == "ipps" ? Encryption::Always : Encryption::IfRequested};
}

std::expected<IppMessage, CupsError> exchange(const CupsAddress& address, IppMessage request,
                                              std::span<const std::uint8_t> document,
                                              const Deadline& deadline) {
  // libcups keeps this for each thread; it would else ask for a password on the terminal.
  cupsSetPasswordCB2(&no_password, nullptr);
  const Connection connection = connect_to(address, deadline);
  if (!connection) return std::unexpected(CupsError::Unreachable);
  limit_waits(connection.get(), deadline);
  // Even when sending failed the server may have said why, for instance that it takes no document.
  const bool sent = send(connection.get(), request.get(), address, document);
  if (!sent && httpGetStatus(connection.get()) == HTTP_STATUS_ERROR) {
    return std::unexpected(CupsError::NoReply);
  }
  limit_waits(connection.get(), deadline);
  IppMessage response(cupsGetResponse(connection.get(), address.resource.c_str()));
  if (!response) {
    const http_status_t status = httpGetStatus(connection.get());
    return std::unexpected(status == HTTP_STATUS_UNAUTHORIZED || status == HTTP_STATUS_FORBIDDEN
                               ? CupsError::Refused
                               : CupsError::NoReply);
  }
  const ipp_status_t status = ippGetStatusCode(response.get());
  if (status == IPP_STATUS_ERROR_NOT_FOUND) return std::unexpected(CupsError::NotFound);
  if (status > IPP_STATUS_OK_CONFLICTING) return std::unexpected(CupsError::Refused);
  return response;
}

std::vector<std::string> strings_of(ipp_t* message, const char* name) {
  std::vector<std::string> values;
  ipp_attribute_t* attribute = ippFindAttribute(message, name, IPP_TAG_ZERO);
  for (int i = 0; i < ippGetCount(attribute); ++i) {
    const char* value = ippGetString(attribute, i, nullptr);
    if (value != nullptr) values.emplace_back(value);
  }
  return values;
}

std::optional<int> integer_of(ipp_t* message, const char* name) {
  ipp_attribute_t* attribute = ippFindAttribute(message, name, IPP_TAG_ZERO);
  const ipp_tag_t tag = ippGetValueTag(attribute);
  if (tag != IPP_TAG_INTEGER && tag != IPP_TAG_ENUM) return std::nullopt;
  return ippGetInteger(attribute, 0);
}

const char* name_of(CupsError error) {
  switch (error) {
    case CupsError::Unreachable:
      return "unreachable";
    case CupsError::NoReply:
      return "no_reply";
    case CupsError::NotFound:
      return "not_found";
    case CupsError::Refused:
      return "refused";
  }
  return "refused";
}

}  // namespace drivers::printer
