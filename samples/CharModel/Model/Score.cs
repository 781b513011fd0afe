namespace CharModel.Model;

/// <summary>How well a model predicts some examples: mean loss in nats, and the share whose likeliest token was right.</summary>
internal readonly record struct Score(double Loss, double Accuracy);
