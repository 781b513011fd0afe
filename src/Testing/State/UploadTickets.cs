using System.Security.Cryptography;
using System.Text;

namespace Instrument.Testing.State;

/// <summary>The upload addresses that were given out, by the signature in their query.</summary>
internal sealed class UploadTickets
{
    private readonly Dictionary<string, UploadTicket> _tickets = new(StringComparer.Ordinal);

    /// <summary>Keeps a ticket and returns path and query of its address.</summary>
    public string Issue(UploadTicket ticket)
    {
        // Each request gets an address of its own, as from a signing store.
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{_tickets.Count}:{ticket}"));
        string signature = Convert.ToHexStringLower(hash.AsSpan(0, 8));
        _tickets.Add(signature, ticket);
        return $"{Path(ticket)}?sig={signature}";
    }

    public UploadTicket? Find(string signature) => _tickets.GetValueOrDefault(signature);

    private static string Path(UploadTicket ticket) => "/storage/run-files/" + string.Join('/',
        new[] { ticket.Run.Entity, ticket.Run.Project, ticket.Run.Id }.Concat(ticket.FileName.Split('/')).Select(Uri.EscapeDataString));
}
