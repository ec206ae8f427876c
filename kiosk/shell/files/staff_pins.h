#pragma once
// Who may sign in on this machine (S09): `<data>/staff.json` with Argon2id hashes, and the count of
// wrong tries in `<data>/pin_tries`, which survives a restart. Whoever shows a badge is counted
// apart, in `<data>/badge_tries`: visitors have none, so they cannot lock out who has. PINs are
// made here, shown once, and never stored or logged.

#include <chrono>
#include <expected>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/messages/staff.h"

namespace kiosk::shell {

struct StaffMember {
  std::string number;  // two digits, typed before the PIN
  std::string name;    // `[A-Za-z0-9 ._-]{1,40}`: stands in the journal
  std::string badge;   // officer code of the badge, `[A-Z0-9-]{0,40}`; empty = none
  std::string hash;    // as crypto_pwhash_str makes it

  bool operator==(const StaffMember&) const = default;
};

struct StaffList {
  std::vector<StaffMember> members;
  std::string nobody;  // a hash that no PIN has, so that an unknown number takes as long

  bool operator==(const StaffList&) const = default;
};

/// Total: whatever the text is.
std::expected<StaffList, std::string> parse_staff(const std::string& text);
std::string to_text(const StaffList& list);

struct NewPin {
  std::string number;
  std::string pin;  // six random digits
};

/// For `--set-pin`: gives the member of that name a new PIN, or takes them in; counts tries from
/// zero again, which also ends both locks. `badge` empty keeps the badge there is.
std::expected<NewPin, std::string> set_pin(const std::string& folder, const std::string& name,
                                           const std::string& badge);

/// Checks one try after the other. One thread.
class PinChecker {
 public:
  using Steady = std::function<std::chrono::milliseconds()>;
  /// True when the PIN is that of the hash; nothing when there is not the memory to tell.
  using Matches = std::function<std::optional<bool>(const std::string& hash, std::string_view pin)>;

  PinChecker(std::string folder, Steady steady, Matches matches);

  /// The try is on the disk before it is checked: a power cut meanwhile is a wrong try. After a
  /// restart the last wait begins anew, whatever the clock says. Who gets in by badge ends the lock
  /// of those who type a number.
  messages::PinChecked check(const messages::CheckPin& job);

 private:
  [[nodiscard]] messages::PinVerdict judge(const StaffList& list, const messages::CheckPin& job,
                                           std::string& who) const;

  /// Wrong tries of those who come one way.
  struct Tries {
    std::string path;
    int seen = -1;  // at the last look
    std::chrono::milliseconds since{0};
  };

  [[nodiscard]] std::optional<int> read(const Tries& tries) const;
  void try_it(Tries& tries, int wrong, const StaffList& list, const messages::CheckPin& job,
              messages::PinChecked& answer);

  std::string folder_;
  Steady steady_;
  Matches matches_;
  Tries by_number_;
  Tries by_badge_;
};

/// libsodium's Argon2id, some tenths of a second and 64 MiB a call.
std::optional<bool> argon2_matches(const std::string& hash, std::string_view pin);

}  // namespace kiosk::shell
