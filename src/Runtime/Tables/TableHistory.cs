using System.Runtime.CompilerServices;
using Instrument.Media;

namespace Instrument.Tables;

/// <summary>What was logged of one table, in each run. The log thread of a run asks for its own part only.</summary>
internal sealed class TableHistory
{
    // Runs that have ended are forgotten with everything about them.
    private readonly ConditionalWeakTable<ValueContext, LoggedTable> _logged = [];

    /// <summary>What was logged last; <see langword="null"/> if nothing was.</summary>
    public LoggedTable? Find(ValueContext run) => _logged.TryGetValue(run, out LoggedTable? logged) ? logged : null;

    /// <summary>Keeps what was logged.</summary>
    public void Set(ValueContext run, LoggedTable logged) => _logged.AddOrUpdate(run, logged);
}
