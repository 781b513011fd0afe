namespace Instrument.Shipping.Files;

/// <summary>Outcomes for a file that was taken out of the queue.</summary>
internal enum RunFileOutcome
{
    /// <summary>The store has this version.</summary>
    Sent,

    /// <summary>The store has had this version before.</summary>
    Unchanged,

    /// <summary>The file changed meanwhile: nobody knows what the store has, if it has anything.</summary>
    Changed,

    /// <summary>The address has expired.</summary>
    Expired,

    /// <summary>The server gave no answer for this file.</summary>
    Unanswered,

    /// <summary>The upload failed, and may work later.</summary>
    Failed,

    /// <summary>The upload is no use: the file is missing, unreadable or refused.</summary>
    Lost,
}
