namespace Instrument.Http.GraphQl;

/// <summary>The data of <see cref="GraphQl.UpsertBucket"/>.</summary>
internal sealed record UpsertBucketData(UpsertBucketPayload? UpsertBucket);

/// <summary>The payload of <see cref="GraphQl.UpsertBucket"/>.</summary>
internal sealed record UpsertBucketPayload(BucketNode? Bucket, bool? Inserted);
