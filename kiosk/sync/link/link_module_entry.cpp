// What `anjungan-link.so` offers; see link_module.h.

#include "kiosk/sync/link/enrolling.h"
#include "kiosk/sync/link/hub_client.h"
#include "kiosk/sync/link/identity.h"

namespace {

namespace sync = kiosk::sync;

std::shared_ptr<sync::HubLine> connect(const sync::HubIdentity& identity) {
  return std::make_shared<sync::HubClient>(sync::HubAccess{.url = identity.url,
                                                           .authority = identity.authority,
                                                           .certificate = identity.certificate,
                                                           .key = identity.key});
}

std::optional<sync::Validity> validity_of(const sync::HubIdentity& identity) {
  if (!sync::belong_together(identity.key, identity.certificate)) return std::nullopt;
  return sync::validity_of(identity.certificate);
}

}  // namespace

extern "C" __attribute__((visibility("default"))) void anjungan_offer_link(
    sync::LinkLibrary* library) {
  *library = {
      .connect = connect, .enrol = sync::enrol, .renew = sync::renew, .validity_of = validity_of};
}
