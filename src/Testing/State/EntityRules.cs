namespace Instrument.Testing.State;

/// <summary>Which entities exist, and which of them the account may write to (§2.2).</summary>
internal static class EntityRules
{
    public static void CheckWrite(string entity, FakeWandbOptions options)
    {
        if (options.ReadOnlyEntities.Contains(entity))
            throw new RefusalException(403, "permission denied", code: "PERMISSION_ERROR");
        if (entity != options.Entity && !options.Teams.Contains(entity))
            throw new RefusalException(404, $"entity {entity} not found during upsertBucket");
    }
}
