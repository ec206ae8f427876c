#pragma once
// One request to the hub and its answer, over HTTPS (libcurl), with a name for whatever goes wrong.
// Each client is one thread's; a request blocks until its time limit.

#include <chrono>
#include <expected>
#include <memory>
#include <string>
#include <string_view>

#include "kiosk/sync/link/hub_line.h"

namespace kiosk::sync {

class HubClient final : public HubLine {
 public:
  explicit HubClient(HubAccess access);
  ~HubClient() override;

  /// Only HTTPS, TLS 1.3, no redirects, no proxy of the environment. Compressed when it is longer
  /// than 1 KiB. `limit` covers the whole request, from the resolving of the name on.
  std::expected<HubReply, HubError> post(std::string_view path, const std::string& body,
                                         std::chrono::milliseconds limit) override;
  std::expected<HubReply, HubError> get(std::string_view path,
                                        std::chrono::milliseconds limit) override;

  /// Ends a request under way; it and those that follow fail. Any thread.
  void cancel() override;

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace kiosk::sync
