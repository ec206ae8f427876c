#pragma once
// Whether what the server holds is what was sent: every chain from its beginning to its head.

#include <cstdint>
#include <expected>
#include <string>
#include <vector>

#include "server/records/source.h"
#include "server/store/database.h"

namespace server::records {

struct SourceReport {
  Source source;
  std::int64_t records = 0;
  std::int64_t findings = 0;          // that were told when they came
  std::vector<std::string> faults{};  // `5: hash_differs`: somebody has changed the database
};

/// One for each source, in the order in which they came. Intact is a source without faults.
std::expected<std::vector<SourceReport>, store::DatabaseError> verify(store::Database& database);

}  // namespace server::records
