#pragma once
// Threads that each own one connection to the database, and the queue before them. What asks the
// database never runs on the network thread.

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <expected>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "server/store/database.h"

namespace server::store {

class Pool {
 public:
  using Job = std::function<void(Database&)>;

  /// Opens every connection before it returns.
  static std::expected<std::unique_ptr<Pool>, DatabaseError> open(const std::string& address,
                                                                  int threads,
                                                                  std::size_t most_waiting);
  /// Does what is under way, and drops what waits.
  ~Pool();
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;

  /// False when too many wait: the asker is told to come back. Any thread.
  bool submit(Job job);

 private:
  Pool(std::vector<std::unique_ptr<Database>> databases, std::size_t most_waiting);
  void run(Database& database, const std::stop_token& stop);

  std::size_t most_waiting_;
  std::mutex mutex_;
  std::condition_variable_any waiting_;
  std::deque<Job> jobs_;
  std::vector<std::unique_ptr<Database>> databases_;
  std::vector<std::jthread> threads_;  // last: they are joined before what they use goes away
};

}  // namespace server::store
