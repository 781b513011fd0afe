using Instrument;

namespace Scenario;

/// <summary>The account of the run at its end.</summary>
internal static class ReceiptChecks
{
    public static void Check(RunReceipt receipt, Expectations expectations)
    {
        expectations.Equal("error of the run", null, receipt.Error);
        expectations.Equal("rows that were kept", receipt.Logged, receipt.Kept);
        expectations.Equal("rows that were dropped", 0L, receipt.Dropped);
        expectations.Equal("rows behind", 1L, receipt.Behind);
        expectations.Equal("numbers left out by the policy Skip", 2L, receipt.NonFiniteLeftOut);
        expectations.Equal("elements beyond a family", 1L, receipt.FamilyLeftOut);
        expectations.Equal("rows with train/loss", 3L, receipt.KeyCounts["train/loss"]);
    }
}
