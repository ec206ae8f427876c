#pragma once
// One queue of a CUPS server: its state, its jobs. Each call is one question to the server and ends
// by its deadline. Used by the thread of the CUPS printer.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "drivers/printer/cups_server.h"
#include "drivers/printer/page_formats.h"

namespace drivers::printer {

enum class QueueActivity : std::uint8_t { Idle, Processing, Stopped };
enum class Accepting : std::uint8_t { Yes, No };

struct QueueState {
  QueueActivity activity = QueueActivity::Idle;
  Accepting accepting = Accepting::Yes;
  std::vector<std::string> reasons;
  std::string model;
  std::string device_uri;
  std::vector<std::string> formats;
  std::vector<int> resolutions_dpi;  // square ones that its PWG raster may have
  std::vector<std::string> raster_types;
  std::vector<std::string> media;  // PWG names, `custom_min_...` and `custom_max_...` among them

  bool operator==(const QueueState&) const = default;
};

/// The states of RFC 8011 section 5.3.7, as far as they differ for us.
enum class JobPhase : std::uint8_t { Waiting, Processing, Cancelled, Aborted, Completed };

/// Whether the job's data has begun to go to the printer at any time.
enum class JobStart : std::uint8_t { NotStarted, Started };

struct JobState {
  JobPhase phase = JobPhase::Waiting;
  JobStart start = JobStart::NotStarted;

  bool operator==(const JobState&) const = default;
};

bool is_final(JobPhase phase);

class CupsQueue {
 public:
  CupsQueue(CupsAddress server, const std::string& name);

  /// The server's default queue, when it has one.
  static std::expected<CupsQueue, CupsError> default_of(const CupsAddress& server,
                                                        const Deadline& deadline);

  [[nodiscard]] std::expected<QueueState, CupsError> state(const Deadline& deadline) const;
  [[nodiscard]] std::expected<int, CupsError> create_job(const std::string& job_name,
                                                         const std::string& media,
                                                         const Deadline& deadline) const;
  [[nodiscard]] std::expected<void, CupsError> send_document(int job, const char* format,
                                                             std::span<const std::uint8_t> document,
                                                             const Deadline& deadline) const;
  [[nodiscard]] std::expected<JobState, CupsError> job_state(int job,
                                                             const Deadline& deadline) const;
  [[nodiscard]] std::expected<void, CupsError> cancel(int job, const Deadline& deadline) const;

  /// Jobs of ours that have not ended and whose names start with `beginning`.
  [[nodiscard]] std::expected<std::vector<int>, CupsError> unfinished_jobs(
      std::string_view beginning, const Deadline& deadline) const;

 private:
  [[nodiscard]] IppMessage request(ipp_op_t operation) const;
  [[nodiscard]] std::expected<IppMessage, CupsError> ask(IppMessage request,
                                                         const Deadline& deadline) const;

  CupsAddress server_;
  std::string uri_;
};

/// What an IPP printer says of itself, asked directly.
std::expected<QueueState, CupsError> state_of_device(const CupsAddress& device,
                                                     const std::string& device_uri,
                                                     const Deadline& deadline);

/// What the IPP printer itself says of the job of this name that has ended there: nothing when it
/// knows of none. CUPS 2.4.2 can call a job completed which its printer says it has aborted.
std::expected<std::optional<JobPhase>, CupsError> ended_on_device(const CupsAddress& device,
                                                                  const std::string& device_uri,
                                                                  std::string_view job_name,
                                                                  const Deadline& deadline);

/// The names of all queues of the server, for people.
std::expected<std::vector<std::string>, CupsError> list_queues(const CupsAddress& server,
                                                               const Deadline& deadline);

}  // namespace drivers::printer
