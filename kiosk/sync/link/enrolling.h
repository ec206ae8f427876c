#pragma once
// Makes this kiosk one of a hub's, and renews its certificate. Blocks; one thread.

#include <cstdint>
#include <expected>
#include <string>

#include "kiosk/sync/link/hub_client.h"
#include "kiosk/sync/link/identity.h"
#include "kiosk/sync/protocol/enrol.h"

namespace kiosk::sync {

/// What `anjungan-kiosk --enrol URL CODE` does: fetches the hub's authority over a connection that
/// proves nothing, believes it only if it has the code's fingerprint, and sends the code's secret
/// and a request for a certificate over one that it proves. The error is a sentence for whoever
/// installs the kiosk.
std::expected<HubIdentity, std::string> enrol(const std::string& url, const EnrolmentCode& code,
                                              const std::string& kiosk,
                                              const std::string& seal_keys);

/// A new key and certificate, asked for with the old ones.
std::expected<HubIdentity, HubError> renew(HubLine& line, const HubIdentity& identity,
                                           const std::string& kiosk, const std::string& seal_keys);

}  // namespace kiosk::sync
