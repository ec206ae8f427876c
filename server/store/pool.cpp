#include "server/store/pool.h"

#include <exception>

namespace server::store {

std::expected<std::unique_ptr<Pool>, DatabaseError> Pool::open(const std::string& address,
                                                               int threads,
                                                               std::size_t most_waiting) {
  std::vector<std::unique_ptr<Database>> databases;
  for (int i = 0; i < threads; ++i) {
    auto opened = Database::open(address);
    if (!opened) return std::unexpected(opened.error());
    databases.push_back(std::move(*opened));
  }
  return std::unique_ptr<Pool>{new Pool(std::move(databases), most_waiting)};
}

Pool::Pool(std::vector<std::unique_ptr<Database>> databases, std::size_t most_waiting)
    : most_waiting_(most_waiting), databases_(std::move(databases)) {
  for (auto& database : databases_) {
    threads_.emplace_back([this, &database](const std::stop_token& stop) { run(*database, stop); });
  }
}

Pool::~Pool() {
  for (auto& thread : threads_) thread.request_stop();
}

bool Pool::submit(Job job) {
  {
    const std::lock_guard lock{mutex_};
    if (jobs_.size() >= most_waiting_) return false;
    jobs_.push_back(std::move(job));
  }
  waiting_.notify_one();
  return true;
}

void Pool::run(Database& database, const std::stop_token& stop) {
  while (true) {
    Job job;
    {
      std::unique_lock lock{mutex_};
      waiting_.wait(lock, stop, [&] { return !jobs_.empty(); });
      if (stop.stop_requested()) return;
      job = std::move(jobs_.front());
      jobs_.pop_front();
    }
    try {
      job(database);
    } catch (const std::exception&) {
      continue;  // no memory for it: whoever asked is told by the listener's time limit
    }
  }
}

}  // namespace server::store
