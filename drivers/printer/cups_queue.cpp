#include "drivers/printer/cups_queue.h"

#include <array>

namespace drivers::printer {
namespace {

IppMessage new_request(ipp_op_t operation, const std::string& printer_uri) {
  IppMessage request(ippNewRequest(operation));
  if (!printer_uri.empty()) {
    ippAddString(request.get(), IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", nullptr,
                 printer_uri.c_str());
  }
  return request;
}

void add_user(ipp_t* request) {
  ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", nullptr,
               cupsUser());
}

template <std::size_t count>
void add_wanted(ipp_t* request, const std::array<const char*, count>& names) {
  ippAddStrings(request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes",
                static_cast<int>(count), nullptr, names.data());
}

std::string first_string(ipp_t* message, const char* name) {
  const auto values = strings_of(message, name);
  return values.empty() ? std::string() : values.front();
}

QueueActivity activity_of(int printer_state) {
  if (printer_state == IPP_PSTATE_STOPPED) return QueueActivity::Stopped;
  return printer_state == IPP_PSTATE_PROCESSING ? QueueActivity::Processing : QueueActivity::Idle;
}

std::vector<int> square_resolutions(ipp_t* message, const char* name) {
  std::vector<int> resolutions;
  ipp_attribute_t* attribute = ippFindAttribute(message, name, IPP_TAG_RESOLUTION);
  for (int i = 0; i < ippGetCount(attribute); ++i) {
    int down = 0;
    ipp_res_t unit = IPP_RES_PER_INCH;
    const int across = ippGetResolution(attribute, i, &down, &unit);
    if (across == down && unit == IPP_RES_PER_INCH) resolutions.push_back(across);
  }
  return resolutions;
}

constexpr std::array<const char*, 10> printer_attributes{"printer-state",
                                                         "printer-state-reasons",
                                                         "printer-is-accepting-jobs",
                                                         "printer-make-and-model",
                                                         "device-uri",
                                                         "document-format-supported",
                                                         "printer-resolution-supported",
                                                         "pwg-raster-document-resolution-supported",
                                                         "pwg-raster-document-type-supported",
                                                         "media-supported"};

QueueState state_from(ipp_t* answer) {
  QueueState state;
  state.activity = activity_of(integer_of(answer, "printer-state").value_or(IPP_PSTATE_IDLE));
  ipp_attribute_t* accepting =
      ippFindAttribute(answer, "printer-is-accepting-jobs", IPP_TAG_BOOLEAN);
  if (accepting != nullptr && ippGetBoolean(accepting, 0) == 0) state.accepting = Accepting::No;
  state.reasons = strings_of(answer, "printer-state-reasons");
  state.model = first_string(answer, "printer-make-and-model");
  state.device_uri = first_string(answer, "device-uri");
  state.formats = strings_of(answer, "document-format-supported");
  state.resolutions_dpi = square_resolutions(answer, "pwg-raster-document-resolution-supported");
  if (state.resolutions_dpi.empty()) {
    state.resolutions_dpi = square_resolutions(answer, "printer-resolution-supported");
  }
  state.raster_types = strings_of(answer, "pwg-raster-document-type-supported");
  state.media = strings_of(answer, "media-supported");
  return state;
}

JobPhase phase_of(int job_state) {
  switch (job_state) {
    case IPP_JSTATE_PROCESSING:
    case IPP_JSTATE_STOPPED:
      return JobPhase::Processing;
    case IPP_JSTATE_CANCELED:
      return JobPhase::Cancelled;
    case IPP_JSTATE_ABORTED:
      return JobPhase::Aborted;
    case IPP_JSTATE_COMPLETED:
      return JobPhase::Completed;
    default:  // pending, held, and whatever later versions add: not over
      return JobPhase::Waiting;
  }
}

struct ListedJob {
  int id = 0;
  std::string name;
  JobPhase phase = JobPhase::Waiting;
};

constexpr std::array<const char*, 3> listed_attributes{"job-id", "job-name", "job-state"};

/// The jobs of an answer to Get-Jobs: groups of attributes, parted by an attribute without name.
std::vector<ListedJob> listed_jobs(ipp_t* answer) {
  std::vector<ListedJob> jobs;
  ListedJob job;
  const auto end_of_job = [&] {
    if (job.id > 0) jobs.push_back(std::move(job));
    job = {};
  };
  for (auto* attribute = ippFirstAttribute(answer); attribute != nullptr;
       attribute = ippNextAttribute(answer)) {
    const char* name = ippGetName(attribute);
    if (name == nullptr) {
      end_of_job();
    } else if (std::string_view(name) == "job-id") {
      job.id = ippGetInteger(attribute, 0);
    } else if (std::string_view(name) == "job-state") {
      job.phase = phase_of(ippGetInteger(attribute, 0));
    } else if (std::string_view(name) == "job-name") {
      const char* text = ippGetString(attribute, 0, nullptr);
      job.name = text == nullptr ? "" : text;
    }
  }
  end_of_job();
  return jobs;
}

}  // namespace

bool is_final(JobPhase phase) {
  return phase == JobPhase::Cancelled || phase == JobPhase::Aborted || phase == JobPhase::Completed;
}

CupsQueue::CupsQueue(CupsAddress server, const std::string& name) : server_(std::move(server)) {
  std::array<char, HTTP_MAX_URI> uri{};
  httpAssembleURIf(HTTP_URI_CODING_ALL, uri.data(), HTTP_MAX_URI, "ipp", nullptr, "localhost", 0,
                   "/printers/%s", name.c_str());
  uri_ = uri.data();
}

IppMessage CupsQueue::request(ipp_op_t operation) const {
  IppMessage message = new_request(operation, uri_);
  add_user(message.get());
  return message;
}

std::expected<IppMessage, CupsError> CupsQueue::ask(IppMessage request,
                                                    const Deadline& deadline) const {
  return exchange(server_, std::move(request), {}, deadline);
}

std::expected<CupsQueue, CupsError> CupsQueue::default_of(const CupsAddress& server,
                                                          const Deadline& deadline) {
  const auto answer = exchange(server, new_request(IPP_OP_CUPS_GET_DEFAULT, ""), {}, deadline);
  if (!answer) return std::unexpected(answer.error());
  const std::string name = first_string(answer->get(), "printer-name");
  if (name.empty()) return std::unexpected(CupsError::NotFound);
  return CupsQueue(server, name);
}

std::expected<QueueState, CupsError> CupsQueue::state(const Deadline& deadline) const {
  IppMessage message = request(IPP_OP_GET_PRINTER_ATTRIBUTES);
  add_wanted(message.get(), printer_attributes);
  const auto answer = ask(std::move(message), deadline);
  if (!answer) return std::unexpected(answer.error());
  return state_from(answer->get());
}

std::expected<int, CupsError> CupsQueue::create_job(const std::string& job_name,
                                                    const std::string& media,
                                                    const Deadline& deadline) const {
  IppMessage message = request(IPP_OP_CREATE_JOB);
  ippAddString(message.get(), IPP_TAG_OPERATION, IPP_TAG_NAME, "job-name", nullptr,
               job_name.c_str());
  // A server may put its own cover pages around jobs; a slip has none.
  ippAddString(message.get(), IPP_TAG_JOB, IPP_TAG_NAME, "job-sheets", nullptr, "none");
  if (!media.empty()) {
    ippAddString(message.get(), IPP_TAG_JOB, IPP_TAG_KEYWORD, "media", nullptr, media.c_str());
  }
  const auto answer = ask(std::move(message), deadline);
  if (!answer) return std::unexpected(answer.error());
  const auto job = integer_of(answer->get(), "job-id");
  if (!job) return std::unexpected(CupsError::Refused);
  return *job;
}

std::expected<void, CupsError> CupsQueue::send_document(int job, const char* format,
                                                        std::span<const std::uint8_t> document,
                                                        const Deadline& deadline) const {
  IppMessage message = new_request(IPP_OP_SEND_DOCUMENT, uri_);
  ippAddInteger(message.get(), IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", job);
  add_user(message.get());
  ippAddString(message.get(), IPP_TAG_OPERATION, IPP_TAG_MIMETYPE, "document-format", nullptr,
               format);
  ippAddBoolean(message.get(), IPP_TAG_OPERATION, "last-document", 1);
  const auto answer = exchange(server_, std::move(message), document, deadline);
  if (!answer) return std::unexpected(answer.error());
  return {};
}

std::expected<JobState, CupsError> CupsQueue::job_state(int job, const Deadline& deadline) const {
  IppMessage message = new_request(IPP_OP_GET_JOB_ATTRIBUTES, uri_);
  ippAddInteger(message.get(), IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", job);
  add_user(message.get());
  add_wanted(message.get(), std::array<const char*, 2>{"job-state", "time-at-processing"});
  const auto answer = ask(std::move(message), deadline);
  if (!answer) return std::unexpected(answer.error());
  const auto state = integer_of(answer->get(), "job-state");
  if (!state) return std::unexpected(CupsError::Refused);
  JobState result{.phase = phase_of(*state)};
  // The time stays after the job has ended, so a start between two looks is not missed.
  const bool has_started = result.phase == JobPhase::Processing ||
                           result.phase == JobPhase::Completed ||
                           integer_of(answer->get(), "time-at-processing").value_or(0) > 0;
  if (has_started) result.start = JobStart::Started;
  return result;
}

std::expected<void, CupsError> CupsQueue::cancel(int job, const Deadline& deadline) const {
  IppMessage message = new_request(IPP_OP_CANCEL_JOB, uri_);
  ippAddInteger(message.get(), IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", job);
  add_user(message.get());
  const auto answer = ask(std::move(message), deadline);
  if (!answer) return std::unexpected(answer.error());
  return {};
}

std::expected<std::vector<int>, CupsError> CupsQueue::unfinished_jobs(
    std::string_view beginning, const Deadline& deadline) const {
  IppMessage message = request(IPP_OP_GET_JOBS);
  ippAddString(message.get(), IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "which-jobs", nullptr,
               "not-completed");
  ippAddBoolean(message.get(), IPP_TAG_OPERATION, "my-jobs", 1);
  add_wanted(message.get(), listed_attributes);
  const auto answer = ask(std::move(message), deadline);
  if (!answer) return std::unexpected(answer.error());
  std::vector<int> jobs;
  for (const ListedJob& job : listed_jobs(answer->get())) {
    if (job.name.starts_with(beginning)) jobs.push_back(job.id);
  }
  return jobs;
}

std::expected<QueueState, CupsError> state_of_device(const CupsAddress& device,
                                                     const std::string& device_uri,
                                                     const Deadline& deadline) {
  IppMessage message = new_request(IPP_OP_GET_PRINTER_ATTRIBUTES, device_uri);
  add_user(message.get());
  add_wanted(message.get(), printer_attributes);
  const auto answer = exchange(device, std::move(message), {}, deadline);
  if (!answer) return std::unexpected(answer.error());
  return state_from(answer->get());
}

std::expected<std::optional<JobPhase>, CupsError> ended_on_device(const CupsAddress& device,
                                                                  const std::string& device_uri,
                                                                  std::string_view job_name,
                                                                  const Deadline& deadline) {
  IppMessage message = new_request(IPP_OP_GET_JOBS, device_uri);
  add_user(message.get());
  ippAddString(message.get(), IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "which-jobs", nullptr,
               "completed");
  add_wanted(message.get(), listed_attributes);
  const auto answer = exchange(device, std::move(message), {}, deadline);
  if (!answer) return std::unexpected(answer.error());
  for (const ListedJob& job : listed_jobs(answer->get())) {
    if (job.name == job_name) return job.phase;
  }
  return std::nullopt;
}

std::expected<std::vector<std::string>, CupsError> list_queues(const CupsAddress& server,
                                                               const Deadline& deadline) {
  IppMessage message = new_request(IPP_OP_CUPS_GET_PRINTERS, "");
  add_user(message.get());
  add_wanted(message.get(), std::array<const char*, 1>{"printer-name"});
  const auto answer = exchange(server, std::move(message), {}, deadline);
  std::vector<std::string> names;
  // A server without queues answers "not found".
  if (!answer && answer.error() != CupsError::NotFound) return std::unexpected(answer.error());
  if (!answer) return names;
  for (auto* attribute = ippFirstAttribute(answer->get()); attribute != nullptr;
       attribute = ippNextAttribute(answer->get())) {
    const char* name = ippGetName(attribute);
    if (name == nullptr || std::string_view(name) != "printer-name") continue;
    if (const char* text = ippGetString(attribute, 0, nullptr)) names.emplace_back(text);
  }
  return names;
}

}  // namespace drivers::printer
