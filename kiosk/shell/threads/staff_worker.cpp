#include "kiosk/shell/threads/staff_worker.h"

#include "kiosk/base/note.h"
#include "kiosk/shell/files/staff_files.h"

namespace kiosk::shell {
namespace {

std::chrono::milliseconds steady_now() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::steady_clock::now().time_since_epoch());
}

constexpr std::chrono::seconds between_tries{1};
constexpr std::chrono::hours nothing_to_do{24};

}  // namespace

StaffWorker::StaffWorker(std::string data_folder, Mailbox& mailbox)
    : folder_(std::move(data_folder)),
      mailbox_(mailbox),
      pins_(folder_, steady_now, argon2_matches),
      worker_([this](const Job& job) { handle(job); },
              [this] {
                if (unkept_) keep(*unkept_);
              },
              [this]() -> std::chrono::milliseconds {
                if (unkept_) return between_tries;
                return nothing_to_do;
              }) {}

void StaffWorker::handle(const Job& job) {
  if (const auto* check = std::get_if<messages::CheckPin>(&job)) {
    return mailbox_.push(pins_.check(*check));
  }
  if (const auto* standing = std::get_if<messages::KeepStanding>(&job)) {
    return keep(standing->standing);
  }
  const auto kept = keep_settings(folder_, std::get<messages::KeepSettings>(job));
  mailbox_.push(messages::SettingsKept{.kept = kept.has_value()});
}

void StaffWorker::keep(const messages::Standing& standing) {
  const auto kept = keep_standing(folder_, standing);
  if (kept) {
    unkept_.reset();
    return;
  }
  if (!unkept_) note("level=error event=standing {}", kept.error());
  unkept_ = standing;
}

}  // namespace kiosk::shell
