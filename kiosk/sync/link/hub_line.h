#pragma once
// The line to the hub as others see it, without TLS and HTTP. What is behind it is a module of its
// own (link_module.h), so that a kiosk without a hub carries none of it.

#include <chrono>
#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/base/time.h"
#include "kiosk/sync/protocol/enrol.h"
#include "kiosk/sync/protocol/link_fault.h"

namespace kiosk::sync {

struct HubReply {
  int status = 0;  // 2xx or 4xx
  std::string body;
  std::chrono::seconds retry_after{0};  // 0 = not said
};

struct HubError {
  LinkFault fault = LinkFault::NoLine;
  std::chrono::seconds retry_after{0};  // with HubBusy; 0 = not said; at most an hour
};

struct HubAccess {
  std::string url;          // `https://host:port`
  std::string authority;    // PEM; empty = nobody is trusted, and nothing secret may be sent
  std::string certificate;  // PEM; empty = none is shown
  std::string key;          // PEM
};

/// One thread's; a request blocks until its time limit.
class HubLine {
 public:
  HubLine() = default;
  virtual ~HubLine() = default;
  HubLine(const HubLine&) = delete;
  HubLine& operator=(const HubLine&) = delete;

  /// `limit` covers the whole request, from the resolving of the name on.
  virtual std::expected<HubReply, HubError> post(std::string_view path, const std::string& body,
                                                 std::chrono::milliseconds limit) = 0;
  virtual std::expected<HubReply, HubError> get(std::string_view path,
                                                std::chrono::milliseconds limit) = 0;
  /// Ends a request under way; it and those that follow fail. Any thread.
  virtual void cancel() = 0;
};

struct HubIdentity {
  std::string url;          // `https://hub.mpp.example:8443`, without a slash at its end
  std::string centre;       // `mpp-purwakarta`
  int digit = 0;            // 1 to 9
  std::string authority;    // PEM
  std::string certificate;  // PEM
  std::string key;          // PEM, PKCS #8

  bool operator==(const HubIdentity&) const = default;
};

/// From when to when a certificate is valid.
struct Validity {
  Instant from{};
  Instant until{};
};

/// What the module offers.
struct LinkLibrary {
  std::shared_ptr<HubLine> (*connect)(const HubIdentity&) = nullptr;
  /// The error is a sentence for whoever installs the kiosk.
  std::expected<HubIdentity, std::string> (*enrol)(const std::string& url,
                                                   const EnrolmentCode& code,
                                                   const std::string& kiosk,
                                                   const std::string& seal_keys) = nullptr;
  /// By the line that it has.
  std::expected<HubIdentity, HubError> (*renew)(HubLine& line, const HubIdentity& identity,
                                                const std::string& kiosk,
                                                const std::string& seal_keys) = nullptr;
  /// Of the certificate; nothing when it and the key do not belong together.
  std::optional<Validity> (*validity_of)(const HubIdentity&) = nullptr;

  bool operator==(const LinkLibrary&) const = default;
};

}  // namespace kiosk::sync
